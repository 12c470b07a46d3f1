// What hangs in the window while there is no picture: one curtain per phase, written by the server.
export class Curtain {
  constructor(stage) {
    this.stage = stage;
    this.announcer = stage.querySelector('[data-announce]');
    this.offset = 0;
    setInterval(() => this.tick(), 1000);
  }

  /** @param instead the name of the curtain that hangs there whatever the phase; null for the phase's own */
  show(state, instead = null) {
    this.state = state;
    if (state.now) this.offset = Date.parse(state.now) - Date.now();
    this.stage.dataset.phase = state.phase;
    this.stage.toggleAttribute('data-refused', Boolean(instead));
    const name = instead ?? state.phase;
    for (const curtain of this.stage.querySelectorAll('[data-curtain]')) {
      const shown = curtain.dataset.curtain.split(' ').includes(name);
      if (shown && curtain.hidden) this.announcer.textContent = curtain.querySelector('h2')?.textContent ?? '';
      curtain.hidden = !shown;
      this.fill(curtain);
    }
    this.tick();
  }

  fill(curtain) {
    const { reason, plannedStart } = this.state;
    const why = curtain.querySelector('[data-reason]');
    if (why) {
      why.textContent = reason ?? '';
      why.hidden = !reason;
    }
    const start = curtain.querySelector('[data-planned]');
    if (start && plannedStart) {
      const at = new Date(plannedStart);
      start.dateTime = plannedStart;
      start.textContent = new Intl.DateTimeFormat(document.documentElement.lang, {
        weekday: 'long', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short',
      }).format(at);
    }
  }

  tick() {
    if (!this.state) return;
    const now = Date.now() + this.offset;
    for (const clock of this.stage.querySelectorAll('[data-curtain]:not([hidden]) [data-until]')) {
      const at = Date.parse(this.state[clock.dataset.until] ?? '');
      const left = Math.round((at - now) / 1000);
      clock.hidden = !(left > 0);
      if (left > 0) clock.textContent = countDown(left);
    }
  }
}

function countDown(seconds) {
  const days = Math.floor(seconds / 86_400);
  const two = (number) => String(number).padStart(2, '0');
  const rest = [Math.floor((seconds % 86_400) / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  if (!days && !rest[0]) rest.shift();
  const clock = rest.map(two).join(':');
  if (!days) return clock;
  const unit = new Intl.NumberFormat(document.documentElement.lang, { style: 'unit', unit: 'day', unitDisplay: 'long' });
  return `${unit.format(days)} ${clock}`;
}
