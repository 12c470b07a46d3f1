// Hearts: sends those of this viewer once a second, and lets those of everybody rise.
import { csrfHeaders } from './csrf.js';

const MOST_SPRITES = 60;
const MOST_AT_ONCE = 10;
const MOST_OF_OTHERS = 8;
const SEND_EVERY = 1000;
const DOUBLE_TAP = 320;

export class Hearts {
  constructor(panel, stage) {
    this.address = panel.dataset.heartsAddress;
    this.button = panel.querySelector('[data-heart]');
    this.number = panel.querySelector('[data-hearts]');
    this.sky = panel.querySelector('[data-sky]');
    this.sprite = panel.querySelector('[data-sprite]');
    this.still = window.matchMedia('(prefers-reduced-motion: reduce)');
    this.total = 0;
    this.own = 0;
    this.waiting = 0;
    this.button.addEventListener('click', () => this.give());
    this.listenFor(stage);
  }

  // Two taps on the picture, as phones do it.
  listenFor(stage) {
    let last = 0;
    stage.addEventListener('pointerup', (event) => {
      if (event.target.closest('button, a, input, select')) return;
      const now = event.timeStamp;
      if (now - last < DOUBLE_TAP && stage.dataset.phase === 'LIVE') {
        this.give();
        last = 0;
      } else {
        last = now;
      }
    });
  }

  clear() {
    this.total = 0;
    this.own = 0;
  }

  /** What the total is when the page joins: nothing rises for it. */
  begin(total) {
    if (total < this.total) return;
    this.total = total;
    this.show();
  }

  tell(total) {
    const more = Math.max(0, total - this.total);
    const mine = Math.min(this.own, more);
    this.own -= mine;
    this.total = Math.max(total, this.total);
    this.show();
    for (let i = 0; i < Math.min(more - mine, MOST_OF_OTHERS); i += 1) setTimeout(() => this.rise(), i * 110);
  }

  give() {
    this.waiting = Math.min(MOST_AT_ONCE, this.waiting + 1);
    this.rise();
    this.timer ??= setTimeout(() => this.send(), this.sent && performance.now() - this.sent < SEND_EVERY ? SEND_EVERY : 120);
  }

  async send() {
    const n = this.waiting;
    this.waiting = 0;
    this.timer = undefined;
    this.sent = performance.now();
    try {
      const answer = await fetch(this.address, {
        method: 'POST', headers: csrfHeaders(), body: new URLSearchParams({ n }), keepalive: true,
      });
      if (answer.ok) this.own += n;
    } catch {
      // A heart that got lost is not missed.
    }
  }

  show() {
    this.number.hidden = this.total === 0;
    this.number.textContent = new Intl.NumberFormat(document.documentElement.lang, { notation: 'compact' })
      .format(this.total);
  }

  rise() {
    if (this.still.matches || document.hidden || this.sky.childElementCount >= MOST_SPRITES) return;
    const heart = this.sprite.content.firstElementChild.cloneNode(true);
    heart.style.setProperty('--drift', `${Math.round(Math.random() * 64 - 32)}px`);
    heart.style.setProperty('--tilt', `${Math.round(Math.random() * 40 - 20)}deg`);
    heart.style.setProperty('--size', (0.8 + Math.random() * 0.6).toFixed(2));
    heart.addEventListener('animationend', () => heart.remove());
    this.sky.append(heart);
  }
}
