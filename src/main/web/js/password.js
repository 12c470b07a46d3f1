// Show and hide what is typed into a password field, and say how strong a new one is.
for (const button of document.querySelectorAll('[data-reveal]')) {
  const field = document.querySelector(button.dataset.reveal);
  button.addEventListener('click', () => {
    const shown = field.type === 'text';
    field.type = shown ? 'password' : 'text';
    button.setAttribute('aria-pressed', String(!shown));
    const use = button.querySelector('use');
    use.setAttribute('href', use.getAttribute('href').replace(/#.*/, shown ? '#eye' : '#hide'));
  });
}

for (const field of document.querySelectorAll('[data-strength]')) {
  const hint = document.querySelector(field.dataset.strength);
  field.addEventListener('input', () => {
    hint.hidden = field.value === '';
    const level = strengthOf(field.value);
    hint.dataset.level = level;
    const word = hint.dataset[level];
    const place = hint.querySelector('[data-word]');
    if (place.textContent !== word) place.textContent = word;
  });
}

// Length is what counts; a short one gains a little from a mixture. The server decides what is refused.
function strengthOf(text) {
  const length = [...text].length;
  const different = new Set(text).size;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(text)).length;
  if (length < 10 || different < 5) return 'weak';
  const worth = Math.min(length, different * 2) + kinds * 2;
  return worth >= 20 ? 'strong' : 'fair';
}
