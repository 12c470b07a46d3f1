// Lists that are put in another order: by dragging the handle of an entry, or with the arrow keys on it.

/**
 * @param entry the attribute by which an entry is known: `data-cue` or `data-product`
 * @param save is told the list, and the entry whose handle has the focus, once the order is another
 */
export function sorting(entry, save) {
  const selector = `[${entry}]`;
  let dragged;
  let before;

  document.addEventListener('pointerdown', (event) => {
    const handle = event.target.closest('[data-handle]');
    if (!handle || event.button || !handle.closest(selector)) return;
    dragged = handle.closest(selector);
    before = orderOf(dragged.parentElement, entry);
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
    if (list.isConnected && orderOf(list, entry).join() !== before.join()) save(list);
  };
  document.addEventListener('pointerup', drop);
  document.addEventListener('pointercancel', drop);

  document.addEventListener('keydown', (event) => {
    const handle = event.target.closest?.('[data-handle]');
    const one = handle?.closest(selector);
    if (!one || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const list = one.parentElement;
    if (event.key === 'ArrowUp') one.previousElementSibling?.before(one);
    else one.nextElementSibling?.after(one);
    handle.focus();
    const moved = document.querySelector('[data-moved]');
    const name = one.querySelector('strong').textContent;
    const id = one.getAttribute(entry);
    moved.textContent = moved.dataset.text.replace('{0}', name).replace('{1}', orderOf(list, entry).indexOf(id) + 1);
    clearTimeout(list.saving);
    list.saving = setTimeout(() => save(list, id), 400);
  });
}

/** The entries of a list, by name. */
export const orderOf = (list, entry) => [...list.children].map((one) => one.getAttribute(entry));
