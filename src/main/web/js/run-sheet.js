// The page of the run sheet: the clock, the fields of the chosen kind, and cues that are dragged or moved by keys.
import { csrfHeaders } from './csrf.js';
import { runClock } from './run-clock.js';

const tick = runClock(document);
kinds(document);
sorting();
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

function sorting() {
  let dragged;
  let before;

  document.addEventListener('pointerdown', (event) => {
    const handle = event.target.closest('[data-handle]');
    if (!handle || event.button) return;
    dragged = handle.closest('[data-cue]');
    before = orderOf(dragged.parentElement);
    dragged.classList.add('is-dragged');
    handle.setPointerCapture(event.pointerId);
  });
  document.addEventListener('pointermove', (event) => {
    if (!dragged) return;
    event.preventDefault();
    const others = [...dragged.parentElement.children].filter((one) => one !== dragged);
    const next = others.find((one) => {
      const { top, height } = one.getBoundingClientRect();
      return event.clientY < top + height / 2;
    });
    if (dragged.nextElementSibling !== (next ?? null)) dragged.parentElement.insertBefore(dragged, next ?? null);
  });
  const drop = () => {
    if (!dragged) return;
    const list = dragged.parentElement;
    dragged.classList.remove('is-dragged');
    dragged = undefined;
    if (orderOf(list).join() !== before.join()) save(list);
  };
  document.addEventListener('pointerup', drop);
  document.addEventListener('pointercancel', drop);

  document.addEventListener('keydown', (event) => {
    const handle = event.target.closest?.('[data-handle]');
    if (!handle || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const cue = handle.closest('[data-cue]');
    const list = cue.parentElement;
    if (event.key === 'ArrowUp') cue.previousElementSibling?.before(cue);
    else cue.nextElementSibling?.after(cue);
    handle.focus();
    const moved = document.querySelector('[data-moved]');
    const name = cue.querySelector('strong').textContent;
    moved.textContent = moved.dataset.text.replace('{0}', name).replace('{1}', orderOf(list).indexOf(cue.dataset.cue) + 1);
    clearTimeout(list.saving);
    list.saving = setTimeout(() => save(list, cue.dataset.cue), 400);
  });
}

const orderOf = (list) => [...list.children].map(({ dataset }) => dataset.cue);

async function save(list, focused) {
  const body = new URLSearchParams(orderOf(list).map((id) => ['cue', id]));
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
