// Gives requests that change something the token the server asks for.
const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

export function csrfHeaders() {
  const header = meta('csrf-header');
  return header ? { [header]: meta('csrf-token') } : {};
}

export function guardRequests() {
  document.addEventListener('htmx:configRequest', (event) => Object.assign(event.detail.headers, csrfHeaders()));
}
