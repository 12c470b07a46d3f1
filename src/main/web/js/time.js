// <time datetime="…" data-local>: in the visitor's own time zone; data-clock: without the day; data-relative: "in 5 minutes".
import { now } from './clock.js';

const language = document.documentElement.lang || 'en';
const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
const local = new Intl.DateTimeFormat(language, {
  weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit',
});
const clock = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit', second: '2-digit' });
const UNITS = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000]];

export function tellTimes(within) {
  for (const element of within.querySelectorAll('time[data-local], time[data-clock], time[data-relative]')) {
    const at = new Date(element.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    const { relative: asDistance, clock: asClock } = element.dataset;
    element.textContent = asDistance !== undefined ? ago(at) : (asClock !== undefined ? clock : local).format(at);
    element.title = at.toLocaleString(language);
  }
}

function ago(at) {
  const distance = at - now();
  const [unit, size] = UNITS.find(([, ms]) => Math.abs(distance) >= ms) ?? ['minute', 60_000];
  return relative.format(Math.round(distance / size), unit);
}
