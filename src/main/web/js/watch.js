// The watch page: joins the player, the feed, the curtain and the controls.
import { Address } from './address.js';
import { beacon } from './beacon.js';
import { chat } from './chat.js';
import { controls } from './controls.js';
import { coupons } from './coupons.js';
import { Curtain } from './curtain.js';
import { Feed } from './feed.js';
import { libraryAt } from './library.js';
import { offers } from './offers.js';
import { Player } from './player.js';
import { polls } from './polls.js';
import { Screen } from './screen.js';
import { sheet } from './sheet.js';
import { still } from './still.js';
import { waits } from './waits.js';

const root = document.querySelector('[data-watch]');
const stage = root.querySelector('.stage');
const video = stage.querySelector('video');
const words = JSON.parse(root.dataset.words);
let state = JSON.parse(root.dataset.state);
/** Why this viewer has no address of a guarded show: the name of a curtain; null if there is no reason. */
let refused = null;
/** The curtain of a browser that plays neither way. */
let unplayable = null;

// Loaded now, so that nothing but the playlist is missing when the show begins.
const library = libraryAt(root.dataset.hls);
const player = new Player(video, library);
player.addEventListener('unplayable', () => {
  unplayable = 'UNPLAYABLE';
  apply({});
});
// Before all else on the page: nothing is waited for as much.
if (state.playlist && !state.guarded) player.open(state.playlist, state.latency.target);
const curtain = new Curtain(stage);
const address = new Address(root.dataset.playbackAddress, root.dataset.playback);
const feed = new Feed(root.dataset.feed, state.now, root.dataset.stateAddress);
// Before the screen, which tells them what hangs there from the beginning.
coupons(root);
offers(root);
waits(root);
const poll = polls(root);
const screen = new Screen(root, player);

function apply(next) {
  state = { ...state, ...next };
  const guarded = state.guarded && state.phase === 'LIVE';
  if (!guarded) address.forget();
  else if (!refused) address.want(false);
  screen.follow(state);
  curtain.show(state, (guarded ? refused : null) ?? (state.phase === 'LIVE' ? unplayable : null));
  for (const title of root.querySelectorAll('[data-title]')) title.textContent = state.title;
  viewers(state.viewers ?? 0);
  const playlist = guarded ? address.playlist : state.playlist;
  if (playlist && !unplayable) {
    // Under another address of the same show what plays goes on.
    if (player.address === playlist || !player.renew(playlist)) player.open(playlist, state.latency.target);
  } else if (player.address) {
    still(video, stage.querySelector('canvas'));
    player.close();
    waiting();
  }
}

/** A guarded show: an address came, or none is to be had. */
function heardOfAddress(why) {
  refused = why;
  apply({});
}

function viewers(count) {
  const text = new Intl.NumberFormat(document.documentElement.lang, { notation: 'compact' }).format(count);
  for (const place of root.querySelectorAll('[data-viewers]')) {
    place.textContent = text;
    place.closest('.badge').hidden = count === 0;
  }
}

/** While the application is away the edge gives what it has kept, and the feed repeats what was told since the page was made. */
function isNews({ now }) {
  return Date.parse(now) >= Date.parse(state.now);
}

/** A frame of another broadcast concerns this page only if it is the one now on air. */
function hear(frame) {
  if (frame.type === 'viewers') {
    state.viewers = frame.viewers;
    viewers(frame.viewers);
  } else if (frame.type === 'event') {
    screen.hear(frame);
  } else if (frame.type === 'votes') {
    poll.hear(frame);
  } else if (frame.type === 'phase' && isNews(frame)) {
    const { type, ...next } = frame;
    if (next.id === state.id || next.playlist) {
      // It may tell that what was given is taken back.
      if (next.guarded && next.phase === 'LIVE' && state.guarded && state.phase === 'LIVE') address.want(true);
      apply(next);
    } else feed.refresh();
  }
}

function waiting() {
  stage.removeAttribute('data-picture');
}

function shown() {
  if (!player.address) return;
  stage.setAttribute('data-picture', '');
  stage.dataset.shape = video.videoHeight > video.videoWidth ? 'portrait' : 'landscape';
}

feed.addEventListener('frame', (event) => hear(event.detail));
feed.addEventListener('state', ({ detail }) => {
  if (isNews(detail)) apply(detail);
  screen.resync();
});
player.addEventListener('restart', () => {
  still(video, stage.querySelector('canvas'));
  waiting();
  feed.refresh();
  if (state.guarded) address.want(true);
});
address.addEventListener('address', () => heardOfAddress(null));
address.addEventListener('refused', ({ detail }) => heardOfAddress(detail));
for (const event of ['playing', 'timeupdate', 'resize']) video.addEventListener(event, () => player.playing && shown());
window.addEventListener('online', () => feed.refresh());
window.addEventListener('pageshow', (event) => event.persisted && feed.refresh());
controls(stage, player, words);
sheet(root);
chat(root, feed);
beacon(video, () => `${root.dataset.live}${state.id}/watching`);
apply(state);

// For measuring: see bench.
window.vitrinePlayer = {
  video,
  player,
  get latency() { return player.latency; },
  get target() { return player.catchUp?.target ?? Number.NaN; },
  get stalls() { return player.stalls; },
  get level() { return player.hls?.currentLevel ?? -1; },
  get levels() { return (player.hls?.levels ?? []).map(({ height, maxBitrate, name, url }) => ({ height, bitrate: maxBitrate, name, url: url?.[0] })); },
  get height() { return player.height; },
  choose: (name) => player.choose(name),
  get state() { return state; },
  get screen() { return screen; },
};
