// Coupons that are dropped into the show: shown as the log says, claimed with one tap, gone when they are over.
import { csrfHeaders } from './csrf.js';
import { now } from './clock.js';
import { money } from './product-card.js';

/** @param root the page; its screen dispatches `snapshot`, and `staged` for each event at its frame */
export function coupons(root) {
  const box = root.querySelector('[data-coupons]');
  const template = box.querySelector('template');
  const known = new Map();
  let show;
  // Of the last snapshot: a page stays open for hours, and clocks are set meanwhile.
  let offset = now() - Date.now();

  function put(coupon) {
    let one = known.get(coupon.id);
    if (coupon.state !== 'OPEN') {
      take(coupon.id);
      return;
    }
    if (!one) {
      one = { element: template.content.firstElementChild.cloneNode(true) };
      known.set(coupon.id, one);
      one.element.querySelector('[data-claim]').addEventListener('click', () => claim(one));
      box.append(one.element);
    }
    one.coupon = coupon;
    const write = (name, text) => { one.element.querySelector(`[data-${name}]`).textContent = text; };
    const off = coupon.kind === 'PERCENT' ? box.dataset.percent.replace('{0}', coupon.amount) : box.dataset.fixed.replace('{0}', money(coupon.amount, coupon));
    write('off', off);
    write('name', coupon.title);
    write('least', [coupon.products && box.dataset.some, coupon.least && box.dataset.least.replace('{0}', money(coupon.least, coupon))].filter(Boolean).join(' · '));
    write('left', coupon.address ? '' : box.dataset.left.replace('{0}', coupon.left));
    lead(one.element, coupon);
    tick();
  }

  /** A link says where it leads before it is tapped; what is no https address leads nowhere. */
  function lead(element, coupon) {
    const link = element.querySelector('[data-link]');
    const leads = coupon.address?.startsWith('https://');
    element.querySelector('[data-claim]').hidden ||= Boolean(leads);
    link.hidden = !leads;
    if (!leads) return;
    link.href = coupon.address;
    link.target = coupon.click === 'NEW_WINDOW' ? '_blank' : '_self';
    link.querySelector('[data-host]').textContent = coupon.host;
  }

  function take(id) {
    known.get(id)?.element.remove();
    known.delete(id);
  }

  function tick() {
    for (const [id, { element, coupon }] of known) {
      const left = Math.round((Date.parse(coupon.closesAt) - Date.now() - offset) / 1000);
      if (left <= 0) take(id);
      else element.querySelector('[data-time]').textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    }
  }

  async function claim({ element, coupon }) {
    const button = element.querySelector('[data-claim]');
    const answer = element.querySelector('[data-answer]');
    button.disabled = true;
    try {
      const response = await fetch(`${root.dataset.live}${show}/coupons/${coupon.id}`, {
        method: 'POST', headers: { ...csrfHeaders(), Accept: 'application/json' },
      });
      if (!response.ok) throw new Error(String(response.status));
      const { message } = await response.json();
      answer.textContent = message;
      button.hidden = true;
    } catch {
      answer.textContent = box.dataset.failed;
      button.disabled = false;
    }
  }

  root.addEventListener('snapshot', ({ detail }) => {
    show = detail.id;
    if (detail.now) offset = Date.parse(detail.now) - Date.now();
    const open = detail.more?.coupons ?? [];
    for (const id of known.keys()) if (!open.some((coupon) => coupon.id === id)) take(id);
    open.forEach(put);
  });
  root.addEventListener('staged', ({ detail: { event, payload } }) => {
    if (event !== 'coupon') return;
    const isNew = !known.has(payload.id);
    put(payload);
    // That fewer are left is no news worth reading out.
    if (!isNew) return;
    const off = known.get(payload.id)?.element.querySelector('[data-off]').textContent;
    if (off) root.querySelector('[data-told]').textContent = box.dataset.opened.replace('{0}', off);
  });
  setInterval(tick, 1000);
}
