// Flash offers: what is coming, what is open and for how long, by the server's clock and not by the viewer's.
import { money } from './product-card.js';

const SHOWN_WHEN_GONE = 8000;

/** @param root the page; its screen dispatches `snapshot`, and `staged` for each event at its frame */
export function offers(root) {
  const box = root.querySelector('[data-offers]');
  const template = box.querySelector('template');
  const words = box.dataset;
  const known = new Map();
  let show;
  let ahead = 0;

  const now = () => Date.now() + ahead;

  function put(offer) {
    // The price of a show is on its product's card.
    if (offer.kind === 'BROADCAST_PRICE') return;
    // Ready again: the seller has called it off.
    if (offer.state === 'CLOSED' || offer.state === 'ARMED') {
      take(offer.id);
      return;
    }
    let one = known.get(offer.id);
    if (!one) {
      if (offer.state === 'EXHAUSTED') return;
      one = { element: template.content.firstElementChild.cloneNode(true), told: '' };
      known.set(offer.id, one);
      box.append(one.element);
    }
    one.offer = offer;
    const find = (name) => one.element.querySelector(`[data-${name}]`);
    find('name').textContent = offer.name ? `${offer.title}, ${offer.name}` : offer.title;
    find('price').textContent = money(offer.price, offer);
    find('was').textContent = money(offer.was, offer);
    find('buy').href = `${words.address}${offer.product}?show=${show}&variant=${offer.variant}`;
    const terms = [words.left.replace('{0}', offer.left).replace('{1}', offer.quantity)];
    if (offer.most < offer.quantity) terms.push(words.most.replace('{0}', offer.most));
    find('terms').textContent = offer.state === 'EXHAUSTED' ? words.gone : terms.join(' · ');
    if (offer.state === 'EXHAUSTED') {
      one.over ??= setTimeout(() => take(offer.id), SHOWN_WHEN_GONE);
    }
    tick();
  }

  function take(id) {
    known.get(id)?.element.remove();
    known.delete(id);
  }

  function tick() {
    for (const [id, one] of known) {
      const { element, offer } = one;
      const opens = Date.parse(offer.opensAt) - now();
      const closes = Date.parse(offer.closesAt) - now();
      const phase = offer.state === 'EXHAUSTED' ? 'gone' : opens > 0 ? 'soon' : 'open';
      if (closes <= 0) {
        take(id);
        continue;
      }
      element.dataset.phase = phase;
      element.querySelector('[data-buy]').hidden = phase !== 'open';
      element.querySelector('[data-word]').textContent = phase === 'gone' ? '' : words[phase];
      element.querySelector('[data-time]').textContent = phase === 'gone' ? '' : clock(phase === 'soon' ? opens : closes);
      if (one.told !== phase && phase !== 'gone') {
        const told = phase === 'soon' ? words.toldSoon : words.toldOpen;
        root.querySelector('[data-told]').textContent = told.replace('{0}', offer.title).replace('{1}', money(offer.price, offer));
      }
      one.told = phase;
    }
  }

  root.addEventListener('snapshot', ({ detail }) => {
    show = detail.id;
    if (detail.now) ahead = Date.parse(detail.now) - Date.now();
    const all = detail.more?.offers ?? [];
    for (const id of known.keys()) if (!all.some((offer) => offer.id === id)) take(id);
    all.forEach(put);
  });
  root.addEventListener('staged', ({ detail: { event, payload } }) => {
    if (event === 'offer') put(payload);
  });
  setInterval(tick, 250);
}

export function clock(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
