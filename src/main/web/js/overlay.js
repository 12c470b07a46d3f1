// The overlay in OBS: shows at once what is on screen, since OBS has the picture before anybody else does.
import { coupons } from './coupons.js';
import { Feed } from './feed.js';
import { polls } from './polls.js';
import { Screen } from './screen.js';

const AGAIN = 5000;
const STILL_OURS = 15_000;
/** No picture here, so nothing waits for one. */
const NO_PLAYER = { playing: false, address: null, date: null, latency: Number.NaN };

const root = document.querySelector('[data-overlay]');
const note = root.querySelector('[data-overlay-note]');
// What follows the # of an address is told to no server: it stands in no log.
const key = location.hash.slice(1);
let running = false;

coupons(root);
const poll = polls(root);
const screen = new Screen(root, NO_PLAYER);
begin();

async function channel() {
  const answer = await fetch(root.dataset.channel, { headers: { 'Overlay-Key': key }, cache: 'no-store' });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()).channel;
}

async function begin() {
  try {
    const id = await channel();
    note.hidden = id !== null;
    note.textContent = note.dataset.unknown;
    if (id !== null) {
      await run(id);
      return;
    }
  } catch {
    // The application is away; asked again below.
  }
  setTimeout(begin, AGAIN);
}

async function run(id) {
  const address = `${root.dataset.live}${id}/state`;
  const answer = await fetch(address, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(String(answer.status));
  let state = await answer.json();
  const feed = new Feed(`${root.dataset.feed}${id}`, state.now, address);
  const follow = (next) => {
    if (Date.parse(next.now) < Date.parse(state.now)) return;
    state = { ...state, ...next };
    screen.follow(state);
  };
  feed.addEventListener('frame', ({ detail }) => {
    const { type, ...frame } = detail;
    if (type === 'event') screen.hear(detail);
    else if (type === 'votes') poll.hear(detail);
    else if (type === 'phase' && frame.id === state.id) follow(frame);
    else if (type === 'phase') feed.refresh();
  });
  feed.addEventListener('state', ({ detail }) => {
    follow(detail);
    screen.resync();
  });
  screen.follow(state);
  running = true;
  const look = setInterval(async () => {
    try {
      // A key that was taken back shows nothing any more.
      if ((await channel()) === null) location.reload();
    } catch {
      // Not known now.
    }
  }, STILL_OURS);
  window.addEventListener('pagehide', () => clearInterval(look));
}

window.vitrineOverlay = { screen, get running() { return running; } };
