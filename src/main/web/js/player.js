// Plays a live show and goes on playing it: opens, catches up, recovers.
import { CatchUp } from './catchup.js';
import { ladderFor } from './ladder.js';
import { media, renewed } from './renewal.js';

const STUCK_AFTER = 4000;
const STALL_COUNTS_FROM = 200;
const JUMP_TAKES = 500;
const HOLE_AFTER = 150;
const INTO_THE_NEXT = 0.05;
const SETTLED_AFTER = 3000;
const LATE = 0.6;
const LATE_FOR = 3000;
const STARVED = 0.2;
const REFILLED = 0.45;
const REFILL_AT_MOST = 1500;
const FIRST_FRAME_WITHIN = 5000;
const FIRST_FRAME_AT_MOST = 40_000;
const RETRY_FROM = 250;
const RETRY_MOST = 2000;
const SOURCE = 'source';

export class Player extends EventTarget {
  /** @param library loads hls.js: gives a promise of its default export, and may be asked again */
  constructor(video, library) {
    super();
    this.video = video;
    this.library = library;
    this.stalls = [];
    this.hls = null;
    this.address = null;
    this.wantsToPlay = true;
    this.retry = RETRY_FROM;
    this.generation = 0;
    this.listen();
    setInterval(() => this.step(), 100);
  }

  get playing() {
    return this.address !== null && !this.video.paused && this.video.readyState > 2;
  }

  /** Seconds behind the live edge; not a number while unknown. */
  get latency() {
    if (this.hls?.latestLevelDetails) return this.hls.latency;
    return Number.NaN;
  }

  /** The time of the picture that is seen now, by the playlist's clock; null while unknown. */
  get date() {
    if (this.hls) return this.hls.playingDate;
    const start = this.video.getStartDate?.();
    return start && Number.isFinite(start.getTime()) ? new Date(start.getTime() + this.video.currentTime * 1000) : null;
  }

  /** How often the show had been cut before the newest that is known of it; undefined while nothing is. */
  get stretch() {
    return this.hls?.latestLevelDetails?.endCC;
  }

  open(address, target) {
    if (this.address === address && this.catchUp?.base === target) return;
    this.address = address;
    this.catchUp = new CatchUp(target);
    this.retry = RETRY_FROM;
    this.firstFrameWithin = FIRST_FRAME_WITHIN;
    this.start();
  }

  /**
   * The same show under another address, for what is asked from now on; what plays goes on.
   *
   * @return whether it plays this show
   */
  renew(address) {
    if (!this.address || !address || media(this.address) !== media(address)) return false;
    this.address = address;
    return true;
  }

  close() {
    this.address = null;
    this.stop();
  }

  async start() {
    this.stop();
    const generation = this.generation;
    this.lastMove = performance.now();
    let Hls;
    try {
      Hls = await this.library();
    } catch {
      if (generation === this.generation) this.restartSoon();
      return;
    }
    if (generation !== this.generation || !this.address) return;
    if (Hls.isSupported()) this.attach(Hls);
    else if (this.video.canPlayType('application/vnd.apple.mpegurl')) this.video.src = this.address;
    else {
      this.close();
      this.dispatchEvent(new Event('unplayable'));
      return;
    }
    this.resume();
  }

  attach(Hls) {
    const hls = new Hls({
      lowLatencyMode: true,
      abrController: ladderFor(Hls),
      liveSyncDuration: this.catchUp.target,
      // How far behind to stay after a stall is for CatchUp to say.
      liveSyncOnStallIncrease: 0,
      maxLiveSyncPlaybackRate: 1,
      testBandwidth: false,
      startFragPrefetch: true,
      backBufferLength: 10,
      maxBufferLength: 10,
      maxMaxBufferLength: 20,
      // Passing fragments on costs next to nothing; starting a worker delays the first picture.
      enableWorker: false,
      // Whatever was read under an address before: each request goes to the one that is good now.
      xhrSetup: (request, url) => {
        const now = renewed(url, this.address);
        if (now !== url) request.open('GET', now, true);
      },
      manifestLoadPolicy: patient(4000),
      playlistLoadPolicy: patient(6000),
      fragLoadPolicy: patient(8000),
    });
    this.hls = hls;
    hls.on(Hls.Events.ERROR, (event, error) => this.failed(hls, error));
    for (const event of [Hls.Events.MANIFEST_PARSED, Hls.Events.LEVEL_SWITCHED, Hls.Events.LEVELS_UPDATED]) {
      hls.on(event, () => this.dispatchEvent(new Event('levels')));
    }
    hls.attachMedia(this.video);
    hls.loadSource(this.address);
    if (this.wanted) hls.once(Hls.Events.MANIFEST_PARSED, () => this.choose(this.wanted));
  }

  stop() {
    this.generation++;
    clearTimeout(this.again);
    this.stallFrom = null;
    this.shortened = this.hadFrame = this.starved = this.ranEmpty = false;
    this.refillFrom = this.lateFrom = null;
    this.hls?.destroy();
    this.hls = null;
    if (this.video.src) {
      this.video.removeAttribute('src');
      this.video.load();
    }
  }

  /** Plays if the browser lets us, with sound or without; never throws. */
  async resume() {
    this.wantsToPlay = true;
    try {
      await this.video.play();
    } catch (refused) {
      if (refused.name !== 'NotAllowedError') return;
      this.video.muted = true;
      await this.video.play().catch(() => this.dispatchEvent(new Event('blocked')));
    }
  }

  pause() {
    this.wantsToPlay = false;
    this.video.pause();
  }

  goLive() {
    const edge = this.hls ? this.hls.liveSyncPosition : this.video.seekable.length && this.video.seekable.end(0) - 1;
    if (edge && edge > this.video.currentTime) this.jump(edge);
    this.resume();
  }

  /** @param name of the wanted rendition; any other for automatic */
  choose(name) {
    this.wanted = name;
    if (!this.hls) return;
    const level = this.hls.levels.findIndex((one) => nameOf(one) === name);
    // What plays already stays in the buffer, and must be chosen all the same: automatic would leave it.
    if (level >= 0 && this.hls.currentLevel === level) this.hls.loadLevel = level;
    else this.hls.nextLevel = level;
    this.dispatchEvent(new Event('levels'));
  }

  /** Best first; what the seller sends comes before what is made of it. */
  get renditions() {
    return (this.hls?.levels ?? [])
      .map((level) => ({ name: nameOf(level), height: level.height, source: nameOf(level) === SOURCE }))
      .filter(({ height }) => height)
      .sort((a, b) => b.height - a.height || b.source - a.source);
  }

  get height() {
    return this.hls?.levels[this.hls.currentLevel]?.height ?? 0;
  }

  listen() {
    const { video } = this;
    video.addEventListener('waiting', () => {
      // A jump of our own is no stall.
      const now = performance.now();
      if (this.hadFrame && !video.seeking && !(now - this.jumpedAt < JUMP_TAKES)) {
        this.stallFrom = now;
        this.stallIn = this.stretch;
        // A picture may also stand still because the machine is busy, with seconds in the buffer.
        this.starved = this.ranEmpty = ahead(video) < STARVED;
      }
    });
    video.addEventListener('playing', () => {
      this.retry = RETRY_FROM;
      if (!this.hadFrame) this.firstFrameAt = performance.now();
      this.hadFrame = true;
    });
    video.addEventListener('error', () => this.address && this.restartSoon());
    video.addEventListener('ended', () => this.address && this.restartSoon());
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden && this.address && this.wantsToPlay) this.resume();
    });
  }

  step() {
    const { video, hls } = this;
    const now = performance.now();
    if (video.currentTime !== this.lastTime) {
      this.lastTime = video.currentTime;
      this.lastMove = now;
      if (this.stallFrom !== null && this.stallFrom !== undefined && video.readyState > 2) this.endStall(now);
    }
    if (!this.address || !this.wantsToPlay) {
      this.lastMove = now;
      return;
    }
    if (now - this.lastMove > (this.hadFrame ? STUCK_AFTER : this.firstFrameWithin) && !document.hidden) {
      // Whoever has a slow line or phone would else begin for ever.
      if (!this.hadFrame) this.firstFrameWithin = Math.min(FIRST_FRAME_AT_MOST, this.firstFrameWithin * 2);
      this.restart();
      return;
    }
    if (!hls || !Number.isFinite(this.latency) || video.paused) return;
    if (video.readyState < 3) {
      this.leap(now);
      return;
    }
    if (this.refills(now)) return;
    this.shorten(now);
    const next = this.catchUp.step(this.latency, ahead(video));
    if (hls.config.liveSyncDuration !== this.catchUp.target) hls.targetLatency = this.catchUp.target;
    if (next.jump && hls.liveSyncPosition > video.currentTime) this.jump(hls.liveSyncPosition);
    else if (next.rate && video.playbackRate !== next.rate) video.playbackRate = next.rate;
  }

  /** After a stall, waits for more than the few frames that end it, on which the next stall would follow. */
  refills(now) {
    if (this.stallFrom === null || !this.starved) return false;
    this.refillFrom ??= now;
    const done = ahead(this.video) >= REFILLED || now - this.refillFrom > REFILL_AT_MOST;
    if (done) this.starved = false;
    this.video.playbackRate = done ? 1 : 0;
    return !done;
  }

  /**
   * Skips what is buffered too much, which costs the network nothing: at once when the picture has only just begun and
   * nobody has settled yet, later if it has been late for a while.
   */
  shorten(now) {
    const begins = !this.shortened && now - this.firstFrameAt <= SETTLED_AFTER;
    const late = this.latency - this.catchUp.target;
    const spare = ahead(this.video) - 0.6 * this.catchUp.target;
    if (late < (begins ? 0.25 : LATE)) {
      this.lateFrom = null;
      return;
    }
    this.lateFrom ??= now;
    if (spare < 0.2 || (!begins && now - this.lateFrom < LATE_FOR)) return;
    this.shortened = true;
    this.lateFrom = null;
    this.jump(this.video.currentTime + Math.min(late, spare));
  }

  /** Where a show was cut, sound and picture begin again a little apart: a gap that no browser crosses by itself. */
  leap(now) {
    if (!this.hadFrame || this.video.seeking || now - this.lastMove < HOLE_AFTER) return;
    const { buffered, currentTime } = this.video;
    for (let i = 0; i < buffered.length; i++) {
      if (buffered.start(i) > currentTime) {
        this.jump(buffered.start(i) + INTO_THE_NEXT);
        return;
      }
    }
  }

  jump(position) {
    this.jumpedAt = performance.now();
    this.video.currentTime = position;
  }

  endStall(now) {
    const length = now - this.stallFrom;
    this.stallFrom = this.refillFrom = null;
    if (length < STALL_COUNTS_FROM) return;
    this.stalls.push({ at: Date.now() - length, length });
    // The show itself was cut, or the machine was busy: to stay further behind would not have helped.
    if (this.stretch === this.stallIn && this.ranEmpty) this.catchUp.stalled();
  }

  failed(hls, error) {
    if (!error.fatal || hls !== this.hls) return;
    if (error.type === 'mediaError' && !this.triedMediaRecovery) {
      this.triedMediaRecovery = true;
      setTimeout(() => (this.triedMediaRecovery = false), 10_000);
      hls.recoverMediaError();
      this.resume();
    } else {
      this.restartSoon();
    }
  }

  restartSoon() {
    clearTimeout(this.again);
    this.again = setTimeout(() => this.restart(), this.retry);
    this.retry = Math.min(RETRY_MOST, this.retry * 2);
  }

  restart() {
    if (!this.address) return;
    this.dispatchEvent(new Event('restart'));
    this.start();
  }
}

/** A rendition's playlist is called like it. */
function nameOf(level) {
  return level.uri.replace(/^.*\/|\.m3u8.*$/g, '');
}

function ahead(video) {
  for (let i = 0; i < video.buffered.length; i++) {
    if (video.buffered.start(i) <= video.currentTime + 0.05 && video.currentTime < video.buffered.end(i)) {
      return video.buffered.end(i) - video.currentTime;
    }
  }
  return 0;
}

/** Asks again soon, many times: an application that restarts is back in seconds, and so is an edge that reloads. */
function patient(most) {
  const again = {
    maxNumRetry: 40,
    retryDelayMs: 250,
    maxRetryDelayMs: 1000,
    backoff: 'linear',
    // hls.js takes no answer, and those of an edge whose application is silent, for final.
    shouldRetry: (policy, tries, timedOut, answer, retry) =>
      retry || (tries < policy.maxNumRetry && [0, 408].includes(answer?.code)),
  };
  return { default: { maxTimeToFirstByteMs: most, maxLoadTimeMs: 2 * most, timeoutRetry: again, errorRetry: again } };
}
