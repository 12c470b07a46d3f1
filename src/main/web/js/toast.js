// A short message that goes by itself; the container is a live region of the layout.
export function toast(text, kind = '') {
  const place = document.getElementById('toasts');
  if (!place || !text) return;
  const message = document.createElement('div');
  message.className = `toast ${kind}`;
  message.textContent = text;
  place.append(message);
  setTimeout(() => message.remove(), 4000);
}
