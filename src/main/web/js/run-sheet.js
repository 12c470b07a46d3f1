// The page of the run sheet: the clock, the fields of the chosen kind, and cues that are dragged or moved by keys.
import { csrfHeaders } from './csrf.js';
import { runClock } from './run-clock.js';
import { orderOf, sorting } from './sorting.js';

const tick = runClock(document);
kinds(document);
sorting('data-cue', save);
document.addEventListener('htmx:afterSettle', ({ target }) => {
  tick();
  kinds(target);
});
// A cue that is added or moved changes what is next.
document.addEventListener('htmx:afterRequest', ({ detail }) => {
  if (detail.elt?.closest?.('#sheet')) document.body.dispatchEvent(new Event('look'));
});

function kinds(place) {
  for (const fields of place.querySelectorAll('[data-cue-fields]')) {
    const kind = fields.querySelector('[data-kind]');
    const show = () => {
      for (const field of fields.querySelectorAll('[data-of]')) field.hidden = field.dataset.of !== kind.value;
    };
    kind.onchange = show;
    show();
  }
}

async function save(list, focused) {
  const body = new URLSearchParams(orderOf(list, 'data-cue').map((id) => ['cue', id]));
  const answer = await fetch(list.dataset.order, { method: 'POST', headers: { ...csrfHeaders(), 'HX-Request': 'true' }, body }).catch(() => null);
  if (!answer?.ok || answer.redirected) {
    location.reload();
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const sheet = document.getElementById('sheet');
  sheet.replaceWith(document.importNode(page.getElementById('sheet'), true));
  const next = document.getElementById('sheet');
  window.htmx?.process(next);
  kinds(next);
  document.body.dispatchEvent(new Event('look'));
  if (focused) document.querySelector(`[data-cue="${focused}"] [data-handle]`)?.focus();
}
