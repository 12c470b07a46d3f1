// Chooses the rendition, part by part: one that comes too slowly is given up for a smaller one, and the way back up is
// taken when what was measured says that the next rendition's parts would come in time.
const CHECK_EVERY = 40;
const FIRST_GUESS = 5_000_000;
const CLIMB_AFTER = 2500;
const MOST_PATIENCE = 30_000;
const MEMORY = 'vitrine.throughput';

/** A controller for hls.js: `new Hls({ abrController: ladderFor(Hls) })`. */
export function ladderFor(Hls) {
  return class Ladder extends Hls.DefaultConfig.abrController {
    constructor(hls) {
      super(hls);
      this.choice = -1;
      this.throughput = remembered() || FIRST_GUESS;
      this.samples = [];
      this.waits = [];
      this.roundTrip = 30;
      this.goodSince = performance.now();
      this.patience = CLIMB_AFTER;
      this.climbedAt = -Infinity;
      this.slowParts = 0;
      this._abandonRulesCheck = () => this.watchLoad();
    }

    get firstAutoLevel() {
      return this.fitting(this.throughput, this.hls.maxAutoLevel);
    }

    get nextAutoLevel() {
      if (!this.hls) return -1;
      if (this.choice < 0) this.choice = this.firstAutoLevel;
      const { minAutoLevel, maxAutoLevel } = this.hls;
      return Math.min(Math.max(this.choice, minAutoLevel), maxAutoLevel);
    }

    // hls.js forces a level after errors; that is a choice like ours.
    set nextAutoLevel(level) {
      if (level >= 0) this.choice = level;
    }

    onFragLoading(event, data) {
      super.onFragLoading(event, data);
      if (this.timer > -1) this.watch();
    }

    onFragLoaded(event, data) {
      super.onFragLoaded(event, data);
      const { frag, part } = data;
      if (!this.hls || frag.type !== 'main' || frag.sn === 'initSegment') return;
      const { loading, loaded } = part ? part.stats : frag.stats;
      const duration = (part ? part.duration : frag.duration) * 1000;
      const took = networkTime((part ?? frag).url, loading);
      this.measure(took, loading.first - loading.start, loaded);
      this.judge(took, duration, part ?? null);
      // hls.js goes on with what is listed of a segment without an event.
      if (part) setTimeout(() => this.goOn(frag, part));
    }

    /** Watches the segment's next part too, and gives it up if a smaller rendition has been chosen and is there sooner. */
    goOn(frag, before) {
      if (!this.hls || this.timer > -1 || !frag.loader) return;
      const { levels } = this.hls;
      const rest = (levels[frag.level]?.details?.partList ?? []).filter(
        (part) => part.fragment.sn === frag.sn && part.index > before.index,
      );
      const part = rest[0];
      if (!part?.stats.loading.start || part.stats.loading.end) return;
      this.fragCurrent = frag;
      this.partCurrent = part;
      const smaller = this.nextAutoLevel;
      const duration = part.duration * 1000;
      const remaining = rest.length * (this.roundTrip + (levels[frag.level].maxBitrate * duration) / this.throughput);
      if (this.hls.autoLevelEnabled && smaller < frag.level && remaining > this.instead(smaller, duration)) {
        this.abort(frag, part, part.stats, smaller);
      } else {
        this.watch();
      }
    }

    watch() {
      this.clearTimer();
      this.checkedAt = performance.now();
      this.doubts = 0;
      this.timer = self.setInterval(this._abandonRulesCheck, CHECK_EVERY);
    }

    /** Playlist, init segment and about two parts of a smaller rendition, in milliseconds. */
    instead(level, duration, throughput = this.throughput) {
      return 3 * this.roundTrip + (2 * this.hls.levels[level].maxBitrate * duration) / throughput;
    }

    /** Bytes came in a burst: a live part is listed only when it is whole, so its time is the network's alone. */
    measure(took, wait, bytes) {
      // The least of the last waits: what is more was the page's own.
      this.waits = [...this.waits.slice(-8), wait];
      this.roundTrip = Math.min(...this.waits);
      const sample = (bytes * 8000) / Math.max(2, took - 0.9 * Math.min(this.roundTrip, 0.8 * took));
      // Falls at once, rises slowly.
      this.throughput += (sample < this.throughput ? 0.6 : 0.25) * (sample - this.throughput);
      this.samples = [...this.samples.slice(-8), sample];
      remember(this.throughput);
    }

    judge(took, duration, part) {
      const now = performance.now();
      const level = this.nextAutoLevel;
      const slow = took > 0.85 * duration && this.hls.media?.readyState > 2;
      this.slowParts = slow ? this.slowParts + 1 : 0;
      if (this.slowParts >= 2 || (slow && this.ahead() < duration / 1000)) {
        this.drop(Math.min(level - 1, this.fitting(this.throughput, level)));
        return;
      }
      const candidate = this.climbable(duration);
      // A rendition begins with a keyframe: right after a segment's first part, only that part is loaded twice.
      if (candidate <= level) {
        this.goodSince = now;
      } else if (now - this.goodSince > this.patience && (!part || part.index === 0)) {
        this.choice = candidate;
        this.climbedAt = this.goodSince = now;
      }
      if (now - this.climbedAt > 3 * this.patience && this.climbedAt > 0) this.patience = CLIMB_AFTER;
    }

    /** The best rendition whose parts would come in well under the time they play. */
    climbable(duration) {
      const { levels, maxAutoLevel } = this.hls;
      const steady = this.steady();
      for (let i = maxAutoLevel; i > 0; i--) {
        const needs = this.roundTrip + (levels[i].maxBitrate * duration) / steady;
        if (needs < 0.8 * duration && levels[i].maxBitrate < 0.65 * steady) return i;
      }
      return 0;
    }

    /** What two thirds of the last parts reached: one hiccup of a busy phone is no change of the network. */
    steady() {
      const sorted = [...this.samples].sort((a, b) => a - b);
      return sorted[Math.floor(sorted.length / 3)] ?? 0;
    }

    fitting(throughput, highest) {
      const { levels, minAutoLevel } = this.hls;
      let level = Math.min(highest, levels.length - 1);
      while (level > minAutoLevel && levels[level].maxBitrate > 0.75 * throughput) level--;
      return Math.max(level, 0);
    }

    drop(level) {
      const now = performance.now();
      // A climb that did not hold is not tried again so soon.
      if (now - this.climbedAt < 6000) this.patience = Math.min(MOST_PATIENCE, this.patience * 2);
      this.climbedAt = -Infinity;
      this.choice = Math.max(level, this.hls.minAutoLevel);
      this.goodSince = now;
      this.slowParts = 0;
    }

    ahead() {
      const { media, mainForwardBufferInfo } = this.hls;
      return (mainForwardBufferInfo?.len ?? 0) / Math.max(0.5, Math.abs(media?.playbackRate ?? 1));
    }

    watchLoad() {
      const { hls, fragCurrent: frag, partCurrent: part } = this;
      if (!hls || !frag) return;
      const stats = part ? part.stats : frag.stats;
      if (stats.aborted || (stats.loaded && stats.loaded === stats.total) || frag.level <= hls.minAutoLevel) {
        this.clearTimer();
        return;
      }
      if (!hls.autoLevelEnabled || !stats.loading.start) return;
      const now = performance.now();
      const late = now - this.checkedAt > 4 * CHECK_EVERY;
      this.checkedAt = now;
      // A page that was too busy to look does not know yet what has come meanwhile.
      if (late) return;
      const duration = (part ? part.duration : frag.duration) * 1000;
      const elapsed = now - stats.loading.start;
      if (elapsed < Math.max(0.3 * duration, 2 * this.roundTrip)) return;
      const speed = stats.loaded ? (stats.loaded * 8000) / Math.max(1, now - stats.loading.first) : 0;
      if (!speed && elapsed < duration) return;
      const expected = stats.total || (hls.levels[frag.level].maxBitrate * duration) / 8000;
      const remaining = speed ? ((expected - stats.loaded) * 8000) / speed : Infinity;
      // Soon enough for the buffer, or (a player that begins has none) soon enough to go on like this.
      if (remaining < 1000 * this.ahead() - 60 || elapsed + remaining < 0.7 * duration) {
        this.doubts = 0;
        return;
      }
      if (++this.doubts < 2) return;
      const known = speed || this.throughput / 4;
      const smaller = Math.min(frag.level - 1, this.fitting(known, frag.level));
      this.throughput = Math.min(this.throughput, known);
      this.drop(smaller);
      if (remaining > this.instead(smaller, duration, known)) this.abort(frag, part, stats, smaller);
    }

    abort(frag, part, stats, level) {
      this.clearTimer();
      frag.abortRequests();
      this.fragCurrent = this.partCurrent = null;
      this.hls.nextLoadLevel = level;
      this.hls.trigger(Hls.Events.FRAG_LOAD_EMERGENCY_ABORTED, { frag, part, stats });
    }
  };
}

/** What an earlier page of this visit measured; a browser may forbid to keep anything. */
function remembered() {
  try {
    return Number(sessionStorage.getItem(MEMORY));
  } catch {
    return 0;
  }
}

function remember(throughput) {
  try {
    sessionStorage.setItem(MEMORY, String(Math.round(throughput)));
  } catch {
    // Then the next page guesses.
  }
}

/** How long the network took, not the page: a busy page hears late that something has come. */
function networkTime(url, { start, end }) {
  const entry = url ? performance.getEntriesByName(url, 'resource').at(-1) : undefined;
  const known = entry && entry.startTime >= start - 20 && entry.responseEnd > 0;
  return known ? entry.responseEnd - entry.startTime : end - start;
}

performance.setResourceTimingBufferSize(1000);
performance.addEventListener('resourcetimingbufferfull', () => performance.clearResourceTimings());
