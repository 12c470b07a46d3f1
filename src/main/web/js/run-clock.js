// How long the cue that is on still has, and by how much the show is behind its plan or ahead of it.

/** @param place what holds the clock; it may be drawn anew at any time */
export function runClock(place) {
  const tick = () => {
    const clock = place.querySelector('[data-began]');
    if (!clock) return;
    // The server's clock, as of when this was drawn.
    clock.offset ??= Date.parse(clock.dataset.now) - Date.now();
    const { planned, late, left, over, ahead, behind, onplan } = clock.dataset;
    const running = clock.dataset.running === 'true';
    const taken = running ? Math.max(0, Math.round((Date.now() + clock.offset - Date.parse(clock.dataset.began)) / 1000)) : 0;
    const rest = Number(planned) - taken;
    const show = Number(late) + Math.max(0, -rest);
    write(clock.querySelector('[data-cue-clock]'), Number(planned) ? (rest >= 0 ? left : over).replace('{0}', time(Math.abs(rest))) : time(taken));
    write(clock.querySelector('[data-show-clock]'), Math.abs(show) < 5 ? onplan : (show > 0 ? behind : ahead).replace('{0}', time(Math.abs(show))));
    clock.toggleAttribute('data-is-over', rest < 0 && Number(planned) > 0);
    clock.toggleAttribute('data-is-behind', show >= 5);
  };
  tick();
  setInterval(tick, 500);
  return tick;
}

function time(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
