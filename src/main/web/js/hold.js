// <strong data-hold="when" data-now="the server's time" data-over="text">: how long something is held, by the server's clock;
// with data-quiet nothing is done when it is over.
const TOLD_BY = 5000;
const clocks = new WeakMap();

export function holdClocks() {
  const tick = () => document.querySelectorAll('[data-hold]').forEach(show);
  tick();
  setInterval(tick, 1000);
  document.addEventListener('htmx:afterSwap', tick);
}

function show(element) {
  const clock = clocks.get(element) ?? { ahead: Date.parse(element.dataset.now) - Date.now(), ran: false, over: false };
  clocks.set(element, clock);
  const left = Date.parse(element.dataset.hold) - Date.now() - clock.ahead;
  clock.ran ||= left > 0;
  element.textContent = left > 0 ? text(left) : element.dataset.over;
  // The server looks every few seconds: what became of it can be told a moment later.
  if (clock.ran && !clock.over && left < -TOLD_BY && element.dataset.quiet === undefined) {
    clock.over = true;
    if (element.dispatchEvent(new CustomEvent('hold:over', { bubbles: true, cancelable: true }))) location.reload();
  }
}

function text(milliseconds) {
  const seconds = Math.ceil(milliseconds / 1000);
  const pad = (number) => String(number).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}
