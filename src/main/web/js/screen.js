// What is on screen besides the picture: applies the events of the show's log in their order, each at its frame.
import { cardFor, fill } from './product-card.js';

const LOOK_EVERY = 40;
const ASK_AGAIN = 1000;
const NEVER_LONGER = 2000;
// More than these are not told one by one.
const MOST_MISSED = 500;
const HANGS = new Set(['SCHEDULED', 'PREVIEW', 'LIVE', 'INTERRUPTED']);

export class Screen {
  constructor(root, player) {
    this.root = root;
    this.player = player;
    this.live = root.dataset.live;
    this.told = root.querySelector('[data-told]');
    this.template = root.querySelector('template[data-card]');
    this.nothing = false;
    this.rail = root.querySelector('[data-rail]');
    this.early = new Map();
    this.held = [];
    this.changed = new Map();
    this.timers = new Map();
    this.opening();
    const known = root.dataset.screen;
    this.take(known ? JSON.parse(known) : { id: null, seq: 0, products: [], pins: [], notices: [] });
  }

  /** The page's show, or its phase, is another. */
  follow({ id, channel, phase }) {
    const begins = phase !== this.phase && phase === 'LIVE' && this.phase;
    this.phase = phase;
    if (this.id !== id) {
      this.early.clear();
      this.take({ id, seq: 0, products: [], pins: [], notices: [] });
      // A channel without a show has no snapshot.
      this.nothing = id === channel;
      this.resync();
    } else if (begins) {
      this.resync();
    }
    this.root.toggleAttribute('data-over', !HANGS.has(phase));
  }

  /** Each once, and none before those it comes after. */
  hear(frame) {
    if (frame.id !== this.id || frame.seq <= this.seq) return;
    this.early.set(frame.seq, frame);
    this.drain();
    if (this.early.size) this.resync(Math.min(...this.early.keys()) - 1);
  }

  drain() {
    for (let next = this.early.get(this.seq + 1); next; next = this.early.get(this.seq + 1)) {
      this.early.delete(next.seq);
      this.seq = next.seq;
      this.accept(next);
    }
  }

  accept(frame) {
    if (frame.event === 'lineup') {
      this.resync(frame.seq);
      return;
    }
    if (frame.sync === 'FRAME') {
      this.hold({ ...frame, until: performance.now() + this.longest() });
      return;
    }
    // What waits for its frame is older than this.
    this.held = this.held.filter(({ event, subject }) => event !== frame.event || subject !== frame.subject);
    this.apply(frame);
  }

  longest() {
    const { latency } = this.player;
    return (Number.isFinite(latency) ? latency * 1000 : 0) + NEVER_LONGER;
  }

  hold(frame) {
    this.held.push(frame);
    this.release();
  }

  /** In their order, so that nothing is taken down before it was put up. */
  release() {
    clearTimeout(this.looking);
    while (this.held.length && this.isDue(this.held[0])) this.apply(this.held.shift());
    if (this.held.length) this.looking = setTimeout(() => this.release(), LOOK_EVERY);
  }

  isDue({ mediaAt, until }) {
    const date = this.player.playing ? this.player.date : null;
    return (!date && !this.player.address) || performance.now() >= until || (date && date.getTime() >= Date.parse(mediaAt));
  }

  apply({ event, payload, subject, seq, at, mediaAt }) {
    if (event === 'custom') {
      // For whoever builds on this page: what the shop's own programs have sent.
      const detail = { name: subject, payload, seq, at, mediaAt };
      this.root.dispatchEvent(new CustomEvent('vitrine:metadata', { bubbles: true, detail }));
      return;
    }
    if (event === 'pin') {
      const card = this.learn(payload.product);
      this.pins.set(payload.slot, card.id);
      this.tell('pinned', card);
    } else if (event === 'unpin') {
      this.pins.delete(payload.slot);
    } else if (event === 'stock') {
      const card = this.cards.get(subject);
      if (card && payload.soldOut && !card.soldOut) this.tell('gone', card);
      if (card) Object.assign(card, { left: payload.left, soldOut: payload.soldOut });
      this.changed.set(subject, seq);
    } else if (event === 'price') {
      const card = this.cards.get(subject);
      if (card) {
        delete card.was;
        const { product, ...terms } = payload;
        Object.assign(card, terms);
        this.changed.set(subject, seq);
      }
    } else if (event === 'notice') {
      this.say(payload);
    } else {
      this.root.dispatchEvent(new CustomEvent('staged', { detail: { event, payload } }));
      return;
    }
    this.draw();
  }

  learn(product) {
    const card = { ...this.cards.get(product.id), was: undefined, ...product };
    this.cards.set(card.id, card);
    return card;
  }

  tell(what, card) {
    this.told.textContent = this.template.dataset[what].replace('{0}', card.title);
  }

  say({ kind, text, seconds }) {
    clearTimeout(this.timers.get(kind));
    if (text) {
      this.notices.set(kind, text);
      this.told.textContent = text;
      if (seconds) this.timers.set(kind, setTimeout(() => this.say({ kind, text: '' }), seconds * 1000));
    } else {
      this.notices.delete(kind);
    }
    this.draw();
  }

  /**
   * Asks for the snapshot. The edge may give one that is older than what has to be in it: then it is asked again.
   * @param atLeast the event that has to be in it
   */
  async resync(atLeast = 0) {
    this.wanted = Math.max(this.wanted ?? 0, atLeast);
    if (this.asking || this.nothing || !this.id) return;
    this.asking = true;
    clearTimeout(this.again);
    const { id } = this;
    let enough = false;
    try {
      const answer = await fetch(`${this.live}${id}/snapshot`, { headers: { Accept: 'application/json' } });
      enough = answer.status === 404;
      if (answer.ok) {
        const snapshot = await answer.json();
        await this.catchUp(snapshot);
        enough = this.refresh(snapshot);
      }
    } catch {
      // Asked again below.
    }
    this.asking = false;
    if (id !== this.id) this.resync();
    else if (!enough) this.again = setTimeout(() => this.resync(), ASK_AGAIN + Math.random() * ASK_AGAIN);
    else this.wanted = 0;
  }

  /** What happened while this page did not listen is told in order, unless it is too much: then the snapshot says it all. */
  async catchUp({ id, seq }) {
    const missed = seq - this.seq;
    if (id !== this.id || !this.seq || missed <= 0 || missed > MOST_MISSED) return;
    try {
      const answer = await fetch(`${this.live}${id}/events?after=${this.seq}`, { headers: { Accept: 'application/json' } });
      if (!answer.ok || id !== this.id) return;
      for (const frame of await answer.json()) if (frame.seq > this.seq) this.early.set(frame.seq, frame);
      this.drain();
    } catch {
      // The snapshot is enough.
    }
  }

  /** @return whether the snapshot is as new as it has to be; it may be older than what is known here */
  refresh(snapshot) {
    if (snapshot.id !== this.id) return false;
    if (snapshot.seq < this.wanted) return false;
    if (snapshot.seq > this.seq) {
      this.take(snapshot);
      for (const seq of this.early.keys()) if (seq <= this.seq) this.early.delete(seq);
      this.drain();
    } else {
      // Nothing was missed: what is over the picture, or waits for its frame, stays as it is.
      this.stock(snapshot.products, snapshot.seq);
      this.draw();
    }
    return true;
  }

  take(snapshot) {
    this.id = snapshot.id;
    this.nothing = false;
    this.seq = snapshot.seq;
    this.stock(snapshot.products);
    this.held = [];
    const now = this.player.playing ? this.player.date?.getTime() : undefined;
    const early = (mediaAt) => now !== undefined && Date.parse(mediaAt) > now;
    const { pins = [], notices = [] } = snapshot;
    this.pins = new Map(pins.filter((pin) => !early(pin.mediaAt)).map(({ slot, product }) => [slot, product]));
    this.notices = new Map();
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const notice of notices) if (!early(notice.mediaAt)) this.say(notice);
    const until = performance.now() + this.longest();
    for (const pin of pins.filter((one) => early(one.mediaAt))) {
      this.hold({ event: 'pin', subject: String(pin.slot), mediaAt: pin.mediaAt, until,
        payload: { slot: pin.slot, product: this.cards.get(pin.product) } });
    }
    for (const notice of notices.filter((one) => early(one.mediaAt))) {
      this.hold({ event: 'notice', subject: notice.kind, mediaAt: notice.mediaAt, until, payload: notice });
    }
    // What is early waits for its frame as if it had just been told.
    const due = (event, all = []) => {
      const waiting = all.filter((one) => one.mediaAt && early(one.mediaAt));
      for (const one of waiting) this.hold({ event, subject: one.id, mediaAt: one.mediaAt, until, payload: one });
      return all.filter((one) => !waiting.includes(one));
    };
    const more = snapshot.more ?? {};
    const polls = due('poll', more.polls);
    const shown = { ...more, coupons: due('coupon', more.coupons), offers: due('offer', more.offers) };
    this.draw();
    const detail = { ...snapshot, more: shown, polls, pollWaits: polls.length < (more.polls ?? []).length };
    this.root.dispatchEvent(new CustomEvent('snapshot', { detail }));
  }

  /** @param seq the event up to which it is told; a card that a later one has changed stays as it is */
  stock(products, seq = this.seq) {
    const known = (card) => (this.changed.get(card.id) > seq ? this.cards.get(card.id) : undefined);
    this.cards = new Map(products.map((card) => [card.id, known(card) ?? card]));
    this.order = products.map(({ id }) => id);
  }

  draw() {
    if (!this.notices) return;
    const places = [
      ['[data-pins]', [...this.pins.keys()].sort().map((slot) => this.cards.get(this.pins.get(slot)))],
      ['[data-cards]', this.order.map((id) => this.cards.get(id))],
    ];
    // An overlay has no rail.
    for (const [place, cards] of places) {
      const element = this.root.querySelector(place);
      if (element) this.list(element, cards.filter(Boolean));
    }
    for (const count of this.root.querySelectorAll('[data-count]')) count.textContent = this.order.length;
    if (this.rail) {
      for (const one of this.root.querySelectorAll('[data-rail], [data-rail-open], [data-rail-show]')) one.hidden = this.order.length === 0;
    }
    const box = this.root.querySelector('[data-notices]');
    for (const kind of ['fixed', 'running']) {
      const text = this.notices.get(kind);
      let line = box.querySelector(`[data-notice="${kind}"]`);
      if (!text) line?.remove();
      else if (!line) {
        line = document.createElement('p');
        line.className = 'notice';
        line.dataset.notice = kind;
        box.append(line);
      }
      if (text && line.textContent !== text) line.textContent = text;
    }
  }

  /** Keeps the elements that stay, so that neither focus nor a press is lost. */
  list(place, cards) {
    const known = new Map([...place.children].map((element) => [element.dataset.product, element]));
    cards.forEach((card, index) => {
      const element = known.get(card.id) ?? cardFor(this.template);
      known.delete(card.id);
      fill(element, card, this.template.dataset, this.id);
      if (place.children[index] !== element) place.insertBefore(element, place.children[index] ?? null);
    });
    for (const gone of known.values()) gone.remove();
  }

  opening() {
    if (!this.rail) return;
    const open = this.root.querySelector('[data-rail-open]');
    const show = (shown) => {
      this.rail.toggleAttribute('data-shown', shown);
      open.setAttribute('aria-expanded', String(shown));
      (shown ? this.rail : open).focus({ preventScroll: true });
    };
    open.addEventListener('click', () => show(!this.rail.hasAttribute('data-shown')));
    // Beside the picture the rail is always there: then it is gone to.
    for (const link of this.root.querySelectorAll('[data-rail-show]')) {
      link.addEventListener('click', (event) => {
        event.preventDefault();
        show(true);
        this.rail.scrollIntoView({ block: 'nearest' });
      });
    }
    this.rail.querySelector('[data-rail-close]').addEventListener('click', () => show(false));
    this.rail.addEventListener('keydown', ({ key }) => key === 'Escape' && this.rail.hasAttribute('data-shown') && show(false));
  }
}
