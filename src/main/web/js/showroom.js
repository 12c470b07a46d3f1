// The index: the running pictures of what is on air, asked for only while somebody looks.
const EVERY = 10_000;
const FIRST_AGAIN = 2_000;
/** So often in a row there may be none before the letter comes back. */
const MOST_MISSED = 4;

for (const image of document.querySelectorAll('[data-thumbnail]')) follow(image);

function follow(image) {
  let missed = 0;
  let timer;

  async function look() {
    clearTimeout(timer);
    if (document.hidden) return;
    try {
      const answer = await fetch(image.dataset.thumbnail, { headers: { Accept: 'image/jpeg' } });
      if (answer.status === 404) throw new Error('The show is over');
      if (answer.status === 200) {
        await draw(await answer.blob());
        missed = 0;
      } else {
        miss();
      }
    } catch {
      miss();
    }
    timer = setTimeout(look, image.hidden && missed < MOST_MISSED ? FIRST_AGAIN : EVERY);
  }

  function miss() {
    missed += 1;
    if (missed >= MOST_MISSED) image.hidden = true;
  }

  /** The next picture takes the place of the last one when it can be seen, and not before. */
  async function draw(blob) {
    const before = image.src;
    image.src = URL.createObjectURL(blob);
    await image.decode();
    image.hidden = false;
    if (before) URL.revokeObjectURL(before);
  }

  document.addEventListener('visibilitychange', look);
  look();
}
