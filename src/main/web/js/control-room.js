// The control room: keeps the figures fresh, the clock running and the preview playing.
// It does not listen to the show's feed: whoever does is counted as a viewer.
import { now } from './clock.js';
import { libraryAt } from './library.js';
import { Player } from './player.js';
import { runClock } from './run-clock.js';
import { orderOf, sorting } from './sorting.js';

/** Commands that belong to a frame. */
const FRAMED = /\/(desk\/(pins|notices|coupons)|offers\/[a-z0-9]+|polls\/[a-z0-9]+|run-sheet\/next)$/;

const live = () => document.getElementById('live');
const state = () => document.getElementById('state');
let leaving = false;

clocks();
refreshing();
announcing();
log();
const player = preview();
stamping();
runClock(document);
keeping();
// The handle has an id, by which it keeps the focus.
sorting('data-product', (list) => {
  window.htmx?.ajax('POST', list.dataset.order, {
    source: list, target: '#desk', swap: 'outerHTML show:none', values: { product: orderOf(list, 'data-product') },
  });
});

function clocks() {
  const tick = () => {
    for (const element of document.querySelectorAll('[data-since]')) {
      element.textContent = clock(now() - Date.parse(element.dataset.since));
    }
    for (const element of document.querySelectorAll('[data-until]')) {
      element.textContent = clock(Date.parse(element.dataset.until) - now());
    }
  };
  tick();
  setInterval(tick, 1000);
  document.addEventListener('htmx:afterSettle', tick);
}

function clock(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const pad = (number) => String(number).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}

/** Not while a form's answer is awaited: that leads elsewhere, such as from the end of a show to its report. */
function reload() {
  if (!leaving) location.reload();
}

function refreshing() {
  // After whoever sends the form without leaving the page has had a say.
  window.addEventListener('submit', ({ defaultPrevented }) => { leaving ||= !defaultPrevented; });
  window.addEventListener('pageshow', () => { leaving = false; });
  const offline = document.getElementById('offline');
  const heard = (ok) => { offline.hidden = ok; };
  document.addEventListener('htmx:sendError', () => heard(false));
  document.addEventListener('htmx:timeout', () => heard(false));
  document.addEventListener('htmx:afterRequest', (event) => {
    const { status } = event.detail.xhr;
    if (status === 404) reload();
    else if (status) heard(status < 500);
  });
}

// A region that is replaced as a whole is not read out; this one stays.
function announcing() {
  let known = state().dataset.state;
  document.addEventListener('htmx:afterSettle', () => {
    const current = state();
    if (current.dataset.state === known) return;
    known = current.dataset.state;
    document.getElementById('announce').textContent = current.querySelector('h2').textContent;
    document.title = `${current.querySelector('h2').textContent} · Vitrine`;
    if (!live().hasAttribute('hx-get')) reload();
  });
}

function log() {
  const details = document.getElementById('log-details');
  if (!details) return;
  const lines = document.getElementById('log');
  const follow = document.getElementById('follow');
  const refresh = () => { if (details.open) window.htmx?.trigger(lines, 'refresh'); };
  const end = () => { if (follow.checked) lines.scrollTop = lines.scrollHeight; };
  details.addEventListener('toggle', refresh);
  follow.addEventListener('change', end);
  lines.addEventListener('htmx:afterSwap', end);
  setInterval(refresh, 2000);
}

function preview() {
  const video = document.getElementById('preview');
  if (!video) return null;
  const sound = document.getElementById('sound');
  sound.addEventListener('click', () => {
    video.muted = !video.muted;
    sound.setAttribute('aria-pressed', String(!video.muted));
    sound.querySelector('span').textContent = video.muted ? sound.dataset.off : sound.dataset.on;
    const use = sound.querySelector('use');
    use.setAttribute('href', use.getAttribute('href').replace(/#.*/, video.muted ? '#muted' : '#volume'));
  });
  const curtain = document.getElementById('curtain');
  const words = document.getElementById('curtain-text');
  const player = new Player(video, libraryAt(video.dataset.hls));
  const follow = () => {
    const current = state();
    const picture = current.dataset.picture === 'true';
    const address = current.dataset.preview;
    if (picture && (player.address === address || !player.renew(address))) player.open(address, Number(video.dataset.target));
    else if (picture) player.restartSoon();
    else player.close();
    const shown = picture && video.readyState > 1;
    curtain.hidden = shown;
    words.textContent = picture ? video.dataset.loading : current.querySelector('h2').textContent;
  };
  for (const event of ['loadeddata', 'playing', 'emptied']) video.addEventListener(event, follow);
  document.addEventListener('htmx:afterSettle', follow);
  follow();
  return player;
}

// What is pinned or said belongs to the frame that the seller sees, unless the seller stands before the camera.
function stamping() {
  const inStudio = document.getElementById('in-studio');
  const key = 'in-studio';
  if (inStudio) {
    inStudio.checked = remembered(key);
    inStudio.addEventListener('change', () => remember(key, inStudio.checked));
  }
  document.addEventListener('htmx:configRequest', ({ detail }) => {
    if (!FRAMED.test(detail.path) || inStudio?.checked) return;
    const date = player?.playing ? player.date : null;
    if (date) detail.parameters.mediaAt = date.toISOString();
  });
}

function remembered(key) {
  try {
    return localStorage.getItem(key) === 'true';
  } catch {
    return false;
  }
}

function remember(key, value) {
  try {
    localStorage.setItem(key, String(value));
  } catch {
    // Asked again at the next visit.
  }
}

// The desk and the polls are drawn anew also when somebody else has changed something: what is being typed stays.
function keeping() {
  const regions = '#desk, #polls';
  let composing = false;
  let kept = [];
  document.addEventListener('compositionstart', () => { composing = true; });
  document.addEventListener('compositionend', () => { composing = false; });
  document.addEventListener('htmx:beforeRequest', (event) => {
    if ((composing || document.querySelector('#desk .is-dragged')) && event.detail.elt.matches(regions)) event.preventDefault();
  });
  document.addEventListener('htmx:beforeSwap', ({ detail }) => {
    if (!detail.shouldSwap || !detail.target.matches(regions)) return;
    // A form that was sent is the server's to fill.
    const sent = detail.requestConfig.elt.closest('form');
    kept = [...detail.target.querySelectorAll('input[id], textarea[id], select[id], details[id]')]
      .filter((field) => !sent?.contains(field) && isChanged(field))
      .map(({ id, value, open, selectionStart, selectionEnd }) => ({ id, value, open, selectionStart, selectionEnd }));
  });
  document.addEventListener('htmx:afterSwap', () => {
    for (const { id, value, open, selectionStart, selectionEnd } of kept) {
      const field = document.getElementById(id);
      if (!field) continue;
      if (field.matches('details')) field.open = open;
      else field.value = value;
      if (field === document.activeElement && Number.isInteger(selectionStart)) field.setSelectionRange(selectionStart, selectionEnd);
    }
    kept = [];
  });
}

function isChanged(field) {
  if (field.matches('details')) return field.open;
  if (field.matches('select')) return [...field.options].some((option) => option.selected !== option.defaultSelected);
  return field.value !== field.defaultValue;
}
