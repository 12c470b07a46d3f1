// Says that the picture is watched: at its first frame, and every 30 s while it plays.
import { csrfHeaders } from './csrf.js';

const EVERY = 30_000;
// Timers of hidden pages come in whole minutes; a beacon that is a little early is no harm.
const TOLERANCE = 1_000;

export function beacon(video, address) {
  let told = 0;
  const tell = () => {
    if (video.paused || video.readyState < 3 || performance.now() - told < EVERY - TOLERANCE) return;
    told = performance.now();
    const body = new URLSearchParams({ source: from() });
    fetch(address(), { method: 'POST', headers: csrfHeaders(), body, keepalive: true }).catch(() => {
      // The next one counts what this one would have.
    });
  };
  told = -EVERY;
  video.addEventListener('timeupdate', tell);
}

/** The host of the page that led here; this site's own pages are none. */
function from() {
  try {
    const { host, hostname } = new URL(document.referrer);
    return host === location.host ? '' : hostname;
  } catch {
    return '';
  }
}
