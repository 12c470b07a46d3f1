// The host's prompter: looks again whenever the desk's feed tells of something, and every few seconds without it.
import { csrfHeaders } from './csrf.js';
import { runClock } from './run-clock.js';

const SOON = 80;
const CHAT_SOON = 1500;
const WITHOUT_FEED = 2000;
const WITH_FEED = 10_000;
const SIZES = [0.7, 0.85, 1, 1.2, 1.4, 1.7, 2];
const KEY = 'prompter-size';

const root = document.querySelector('[data-prompter]');
const now = document.getElementById('now');
const offline = root.querySelector('[data-offline]');
const tick = runClock(root);
let due;
let dueAt = Infinity;
let connected = false;

listen();
acts();
keys();
sizes();
stayAwake();
root.querySelector('[data-full]').addEventListener('click', () => {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
});
lookIn(WITHOUT_FEED);

function listen() {
  const source = new EventSource(root.dataset.feed);
  source.onopen = () => {
    connected = true;
    lookIn(0);
  };
  source.onmessage = ({ data }) => {
    let type;
    try {
      ({ type } = JSON.parse(data));
    } catch {
      return;
    }
    if (type === 'desk' || type === 'event' || type === 'phase') lookIn(SOON);
    else if (type === 'chat') lookIn(CHAT_SOON);
  };
  source.onerror = () => {
    connected = false;
    lookIn(WITHOUT_FEED);
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
  };
}

/** The soonest wish counts. */
function lookIn(milliseconds) {
  const at = performance.now() + milliseconds;
  if (at >= dueAt) return;
  dueAt = at;
  clearTimeout(due);
  due = setTimeout(look, milliseconds);
}

async function look() {
  dueAt = Infinity;
  try {
    const answer = await fetch(root.dataset.now, { headers: { 'HX-Request': 'true' } });
    if (answer.redirected || answer.status === 404) location.reload();
    if (!answer.ok) throw new Error(String(answer.status));
    draw(await answer.text());
    offline.hidden = true;
  } catch {
    offline.hidden = false;
  }
  lookIn(connected && offline.hidden ? WITH_FEED : WITHOUT_FEED);
}

function draw(html, anyway = false) {
  const next = new DOMParser().parseFromString(html, 'text/html');
  for (const part of next.querySelectorAll('[data-part]')) {
    const shown = document.getElementById(part.id);
    if (!shown || (!anyway && shown.dataset.version === part.dataset.version)) continue;
    const had = shown.contains(document.activeElement);
    // What is read out keeps its element.
    shown.className = part.className;
    shown.dataset.version = part.dataset.version;
    shown.replaceChildren(...part.childNodes);
    if (had) root.focus({ preventScroll: true });
  }
  tick();
}

function acts() {
  now.addEventListener('submit', async (event) => {
    const form = event.target.closest('[data-act]');
    if (!form) return;
    event.preventDefault();
    const action = form.getAttribute('action');
    const ours = !action.includes('/chat/');
    try {
      const answer = await fetch(action, {
        method: 'POST', headers: { ...csrfHeaders(), 'HX-Request': 'true' }, body: new URLSearchParams(new FormData(form)),
      });
      if (!answer.ok) throw new Error(String(answer.status));
      if (ours) draw(await answer.text(), true);
      else lookIn(0);
      offline.hidden = true;
    } catch {
      offline.hidden = false;
      lookIn(WITHOUT_FEED);
    }
  });
}

/** Presenters' remotes send the keys of slides. */
function keys() {
  document.addEventListener('keydown', (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey || event.repeat) return;
    const press = (name) => {
      event.preventDefault();
      now.querySelector(`[data-${name}]:not(:disabled)`)?.click();
    };
    if ([' ', 'PageDown', 'ArrowRight'].includes(event.key)) {
      // A button that has the focus is pressed by space itself.
      if (event.key === ' ' && event.target.closest('button, a')) return;
      press('next');
    } else if (['PageUp', 'ArrowLeft', 'u'].includes(event.key)) {
      press('undo');
    }
  });
}

function sizes() {
  let at = SIZES.indexOf(Number(remembered()));
  if (at < 0) at = 2;
  const apply = () => root.style.setProperty('--size', SIZES[at]);
  const change = (by) => () => {
    at = Math.max(0, Math.min(SIZES.length - 1, at + by));
    apply();
    try {
      localStorage.setItem(KEY, String(SIZES[at]));
    } catch {
      // Asked again at the next visit.
    }
  };
  root.querySelector('[data-smaller]').addEventListener('click', change(-1));
  root.querySelector('[data-larger]').addEventListener('click', change(1));
  apply();
}

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function stayAwake() {
  const ask = () => {
    if (!document.hidden) navigator.wakeLock?.request('screen').catch(() => {});
  };
  document.addEventListener('visibilitychange', ask);
  ask();
}
