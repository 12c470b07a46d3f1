// Keeps the playhead at its distance from the live edge by small changes of the playback rate.
const START_ABOVE = 0.08;
const STOP_WITHIN = 0.02;
const JUMP_BEYOND = 3;
const ONE_INCIDENT = 5000;
const WIDEST = 4;
const QUIET_BEFORE_NARROWING = 10_000;

export class CatchUp {
  constructor(target) {
    this.base = target;
    this.target = target;
    this.correcting = 0;
    this.lastStall = -Infinity;
    this.lastStep = performance.now();
  }

  /** The buffer ran empty: stays further behind. What follows at once is the same trouble, not a worse one. */
  stalled() {
    const now = performance.now();
    const same = now - this.lastStall < ONE_INCIDENT;
    this.lastStall = now;
    if (!same) this.target = Math.min(Math.max(WIDEST, this.base), this.target * 1.5);
  }

  /** What to do now: { rate } or { jump: true }. */
  step(latency, ahead) {
    this.narrow();
    const error = latency - this.target;
    if (latency > Math.max(JUMP_BEYOND, this.target + 1)) return { jump: true };
    if (Math.abs(error) <= STOP_WITHIN || error * this.correcting < 0) this.correcting = 0;
    else if (Math.abs(error) > START_ABOVE) this.correcting = Math.sign(error);
    if (this.correcting > 0 && ahead >= 0.1) return { rate: clamp(1 + 0.3 * error, 1.02, 1.1) };
    if (this.correcting < 0) return { rate: clamp(1 + 0.3 * error, 0.95, 0.98) };
    return { rate: 1 };
  }

  narrow() {
    const now = performance.now();
    const passed = (now - this.lastStep) / 1000;
    this.lastStep = now;
    if (now - this.lastStall < QUIET_BEFORE_NARROWING) return;
    this.target = Math.max(this.base, this.target * (1 - 0.02 * passed));
  }
}

function clamp(value, least, most) {
  return Math.min(most, Math.max(least, value));
}
