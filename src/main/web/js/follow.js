// <section data-follow="address" data-state="what it shows">: asks whether that is still so, and reloads when it is not.
const EVERY = 3000;
const SELDOM = 60_000;

export function followed() {
  follow();
  document.addEventListener('htmx:afterSwap', follow);
}

function follow() {
  for (const element of document.querySelectorAll('[data-follow]:not([data-followed])')) {
    element.dataset.followed = '';
    ask(element, EVERY);
  }
}

function ask(element, pause) {
  setTimeout(async () => {
    if (!element.isConnected) return;
    if (!document.hidden && (await hasChanged(element))) {
      if (element.dispatchEvent(new CustomEvent('state:changed', { bubbles: true, cancelable: true }))) location.reload();
      return;
    }
    // Who waits for a card looks for a minute; who waits for a transfer, for a day.
    ask(element, Math.min(SELDOM, pause * 1.1));
  }, pause);
}

async function hasChanged(element) {
  try {
    const answer = await fetch(element.dataset.follow, { headers: { Accept: 'application/json' }, cache: 'no-store' });
    return answer.ok && (await answer.json()).state !== element.dataset.state;
  } catch {
    return false;
  }
}
