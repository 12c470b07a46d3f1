// Buying over the playing picture: links with data-sheet open in a sheet, and what is sent in it stays in it.
// Without this script they are ordinary links to ordinary pages.
import { toast } from './toast.js';

const SHOWN_AS_THEY_ARE = [409, 422];

export function sheet(root) {
  const panel = root.querySelector('[data-buy-sheet]');
  if (!panel) return;
  const body = panel.querySelector('.sheet-body');
  let loading;
  let opener;

  // Nobody who only watches needs it.
  const library = () => {
    loading ??= window.htmx ? Promise.resolve() : script(panel.dataset.htmx);
    return loading.then(() => {
      // The address stays the show's: what is bought on the way is no place to come back to.
      window.htmx.config.historyEnabled = false;
      window.htmx.process(panel);
    });
  };

  const failed = () => toast(panel.dataset.failed, 'bad');

  async function load(address) {
    body.setAttribute('aria-busy', 'true');
    try {
      await library();
      await window.htmx.ajax('GET', address, { target: body, swap: 'innerHTML' });
    } catch {
      loading = undefined;
      failed();
    } finally {
      body.removeAttribute('aria-busy');
    }
  }

  function open(link) {
    opener = link;
    show(link.href);
  }

  function show(address) {
    body.replaceChildren();
    if (!panel.open) panel.show();
    load(address);
  }

  function close() {
    panel.close();
    opener?.focus();
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-sheet]');
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(link);
  });
  panel.querySelector('[data-sheet-close]').addEventListener('click', close);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && panel.open && !document.fullscreenElement) close();
  });
  body.addEventListener('htmx:beforeSwap', ({ detail }) => {
    if (!SHOWN_AS_THEY_ARE.includes(detail.xhr.status)) return;
    detail.shouldSwap = true;
    detail.isError = false;
  });
  body.addEventListener('htmx:afterSwap', () => {
    body.scrollTop = 0;
    const wrong = body.querySelector('[aria-invalid="true"]');
    (wrong ?? body.querySelector('[data-sheet-title]'))?.focus({ preventScroll: !wrong });
    count(root, body.querySelector('[data-cart-count]')?.dataset.cartCount);
  });
  for (const event of ['htmx:responseError', 'htmx:sendError', 'htmx:timeout']) body.addEventListener(event, failed);
  for (const event of ['hold:over', 'state:changed']) {
    body.addEventListener(event, (over) => {
      over.preventDefault();
      load(over.target.dataset.address);
    });
  }
  const product = named();
  if (product) show(`${panel.dataset.product}${product}?show=${JSON.parse(root.dataset.state).id}`);
}

/** An address that names a product opens it. */
function named() {
  const id = new URLSearchParams(location.search).get('p');
  return /^[a-z0-9]{16}$/.test(id ?? '') ? id : undefined;
}

function count(root, units) {
  if (units === undefined) return;
  for (const badge of root.querySelectorAll('[data-cart-badge]')) {
    badge.textContent = units;
    badge.hidden = units === '0';
  }
}

function script(address) {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.src = address;
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });
}
