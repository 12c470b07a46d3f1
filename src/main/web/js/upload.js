// Says before a file travels that it is too large; the server and the edge know too, this only spares the way.
const MOST_TOGETHER = 40 * 1024 * 1024;

export function uploads() {
  for (const form of document.querySelectorAll('form[data-upload]')) upload(form);
}

function upload(form) {
  const field = form.querySelector('input[type=file]');
  const errors = form.querySelector('[data-upload-errors]');
  const state = form.querySelector('[data-upload-state]');

  field.addEventListener('change', () => {
    errors.replaceChildren(...problems(form, [...field.files]).map(paragraph));
    field.toggleAttribute('aria-invalid', errors.childElementCount > 0);
  });
  // In the capture phase: a form that is not sent must not be taken for one that was.
  form.addEventListener('submit', (event) => {
    if (problems(form, [...field.files]).length > 0) {
      event.preventDefault();
      event.stopPropagation();
      field.focus();
      return;
    }
    if (field.files.length > 0) state.textContent = form.dataset.sending;
  }, { capture: true });
  window.addEventListener('pageshow', () => {
    state.textContent = '';
  });
}

function problems(form, files) {
  const each = Number(form.dataset.each);
  const large = files.filter((file) => file.size > each).map((file) => `${file.name}: ${form.dataset.eachText}`);
  const together = files.reduce((sum, file) => sum + file.size, 0);
  return large.length === 0 && together > MOST_TOGETHER ? [form.dataset.allText] : large;
}

function paragraph(text) {
  const line = document.createElement('p');
  line.className = 'error';
  line.textContent = text;
  return line;
}
