// <button data-copy="text">, <button data-copy-from="#id"> or <button data-copy-address> (of the page): puts the text on the clipboard and says so.
import { toast } from './toast.js';

export function copyButtons() {
  document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-copy], [data-copy-from], [data-copy-address]');
    if (!button) return;
    const source = button.dataset.copyFrom && document.querySelector(button.dataset.copyFrom);
    const text = source ? (source.value ?? source.textContent.trim()) : button.dataset.copy;
    const done = await write(text ?? location.href.split('?')[0]);
    toast(done ? document.body.dataset.copied : document.body.dataset.copyFailed, done ? '' : 'bad');
  });
}

async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return writeOldStyle(text);
  }
}

// The clipboard API exists only on https and localhost; a first set-up is often plain http.
function writeOldStyle(text) {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } finally {
    field.remove();
  }
}
