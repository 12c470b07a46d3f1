// <button data-copy="text"> or <button data-copy-from="#id">: puts the text on the clipboard and says so.
// <button data-share> (this page) or <button data-share-address="/live/…">: the system's way to share, or the clipboard.
import { toast } from './toast.js';

export function copyButtons() {
  // What is longer than its place is scrolled, by keys, too.
  for (const code of document.querySelectorAll('.copy > code')) {
    if (code.scrollWidth > code.clientWidth) code.tabIndex = 0;
  }
  document.addEventListener('click', async (event) => {
    const shared = event.target.closest('button[data-share]');
    if (shared) return share(shared);
    const button = event.target.closest('button[data-copy], button[data-copy-from]');
    if (!button) return;
    const source = button.dataset.copyFrom && document.querySelector(button.dataset.copyFrom);
    const text = source ? (source.value ?? source.textContent.trim()) : button.dataset.copy;
    await put(text);
  });
}

async function share(button) {
  const url = new URL(button.dataset.shareAddress ?? location.pathname, location.href).href;
  if (navigator.share) {
    try {
      return await navigator.share({ title: button.dataset.shareTitle ?? document.title, url });
    } catch (refused) {
      // Who closes the system's sheet wants nothing.
      if (refused.name === 'AbortError') return;
    }
  }
  await put(url);
}

async function put(text) {
  const done = await write(text);
  toast(done ? document.body.dataset.copied : document.body.dataset.copyFailed, done ? '' : 'bad');
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
