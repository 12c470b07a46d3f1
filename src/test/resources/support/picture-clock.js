// Reads the time that the synthetic encoder draws across the top of its picture, at every frame a <video> presents.
(() => {
  const BITS = 32;
  const SPAN = 2 ** BITS;
  const ROWS_SHARE = 2 / 45; // of the picture's height: the bits, and below them the same inverted
  const WIDTH = 320;
  const HEIGHT = 8;
  const frames = [];
  const events = [];
  const seen = new WeakSet();
  let context;

  const read = (video, now) => {
    context ??= Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT }).getContext('2d', {
      willReadFrequently: true,
      alpha: false,
    });
    context.drawImage(video, 0, 0, video.videoWidth, video.videoHeight * ROWS_SHARE, 0, 0, WIDTH, HEIGHT);
    const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);
    const step = WIDTH / BITS;
    const light = (bit, row) => data[(row * WIDTH + Math.floor((bit + 0.5) * step)) * 4 + 1];
    let value = 0;
    for (let bit = 0; bit < BITS; bit++) {
      const upper = light(bit, HEIGHT / 4);
      const lower = light(bit, (HEIGHT * 3) / 4);
      if (Math.abs(upper - lower) < 60) return -1;
      value = value * 2 + (upper > lower ? 1 : 0);
    }
    // The picture holds the low bits only: take the instant nearest to now that has them.
    const ago = ((((now - value) % SPAN) + 1.5 * SPAN) % SPAN) - SPAN / 2;
    return now - ago;
  };

  const follow = (video) => {
    seen.add(video);
    for (const name of ['waiting', 'playing', 'stalled', 'seeking', 'pause', 'error', 'emptied']) {
      video.addEventListener(name, () => events.push([Date.now(), name, video.currentTime]));
    }
    const next = (_, { mediaTime, height, presentedFrames }) => {
      const now = Date.now();
      frames.push([now, read(video, now), mediaTime, height, video.playbackRate, presentedFrames]);
      video.requestVideoFrameCallback(next);
    };
    video.requestVideoFrameCallback(next);
  };

  const from = (since) => {
    let first = frames.length;
    while (first > 0 && frames[first - 1][0] >= since) first--;
    return frames.slice(first);
  };

  window.pictureClock = {
    events,
    since: from,
  };
  const look = () => {
    for (const video of document.querySelectorAll('video')) if (!seen.has(video)) follow(video);
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  document.addEventListener('DOMContentLoaded', look);
})();
