// The waitlist over the picture: asks how it stands while this viewer waits for something.
import { clock } from './offers.js';

const ASK_EVERY = 3000;
const LAPSED_SHOWN_FOR = 20000;

export function waits(root) {
  const box = root.querySelector('[data-waits]');
  const template = box.querySelector('template');
  const words = box.dataset;
  const known = new Map();
  let ahead = 0;
  let asking;

  function begin() {
    if (asking) return;
    asking = setInterval(ask, ASK_EVERY);
    ask();
  }

  async function ask() {
    let state;
    try {
      const answer = await fetch(words.state, { headers: { Accept: 'application/json' } });
      if (!answer.ok) return;
      state = await answer.json();
    } catch {
      return;
    }
    ahead = Date.parse(state.now) - Date.now();
    const shown = state.entries.filter((entry) => entry.state === 'OFFERED' || known.has(entry.variant));
    for (const variant of known.keys()) if (!shown.some((entry) => entry.variant === variant)) take(variant);
    shown.forEach(put);
    if (!known.size && !state.entries.some((entry) => entry.state === 'WAITING')) {
      clearInterval(asking);
      asking = undefined;
    }
  }

  function put(entry) {
    let one = known.get(entry.variant);
    if (!one) {
      one = { element: template.content.firstElementChild.cloneNode(true) };
      known.set(entry.variant, one);
      box.append(one.element);
      root.querySelector('[data-told]').textContent = words.tellKept.replace('{0}', entry.title);
    }
    const over = entry.state !== 'OFFERED';
    if (over) one.over ??= setTimeout(() => take(entry.variant), LAPSED_SHOWN_FOR);
    one.until = over ? undefined : Date.parse(entry.until);
    const find = (name) => one.element.querySelector(`[data-${name}]`);
    find('name').textContent = entry.title;
    find('word').textContent = over ? words.lapsed : words.kept;
    find('buy').href = entry.address;
    find('buy').hidden = over;
    tick();
  }

  function take(variant) {
    known.get(variant)?.element.remove();
    known.delete(variant);
  }

  function tick() {
    for (const { element, until } of known.values()) {
      element.querySelector('[data-time]').textContent = until ? clock(until - Date.now() - ahead) : '';
    }
  }

  if (Number(words.waiting) > 0) begin();
  root.querySelector('.sheet-body')?.addEventListener('htmx:afterSwap', ({ target }) => {
    if (Number(target.querySelector('[data-waiting]')?.dataset.waiting) > 0) begin();
  });
  setInterval(tick, 1000);
}
