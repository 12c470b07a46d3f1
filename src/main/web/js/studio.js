// What the pages of the studio and the console share: stream keys, time zones, forms that are sent once.
import { chatDesk } from './chat-desk.js';
import { csrfHeaders } from './csrf.js';
import { toast } from './toast.js';
import { uploads } from './upload.js';

const SHOWN_FOR = 20_000;
const MASK = '••••••••••••••••';

chatDesk();
for (const key of document.querySelectorAll('[data-key]')) streamKey(key);
zones();
document.addEventListener('htmx:afterSettle', zones);
for (const place of document.querySelectorAll('[data-zone-name]')) {
  place.textContent = place.dataset.text.replace('{zone}', Intl.DateTimeFormat().resolvedOptions().timeZone);
}
// An end is the beginning of the day after the last one, here where the visitor is.
for (const field of document.querySelectorAll('[data-last-day]')) {
  field.value = new Intl.DateTimeFormat('sv').format(new Date(Date.parse(field.dataset.lastDay) - 1));
}
for (const dialog of document.querySelectorAll('dialog[data-open-now]')) dialog.showModal();
uploads();
// A table that somebody has opened stays open when the page renews itself.
document.addEventListener('htmx:beforeSwap', (event) => {
  const open = [...event.detail.target.querySelectorAll('details[open][id]')].map((details) => details.id);
  const reopen = () => open.forEach((id) => document.getElementById(id)?.setAttribute('open', ''));
  document.addEventListener('htmx:afterSwap', reopen, { once: true });
});
// <button data-fill="#field" data-value="…"> writes the value into a field, and goes there.
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-fill]');
  if (!button) return;
  const field = document.querySelector(button.dataset.fill);
  field.value = button.dataset.value;
  field.focus();
});
document.querySelector('form [aria-invalid="true"]')?.focus();
// One dialog for all that is listed: <button data-open="#dialog" data-action="…" data-name="…"> says what it is about.
document.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-open][data-action]');
  if (!button) return;
  const form = document.querySelector(button.dataset.open).querySelector('form');
  if (new URL(form.action).pathname !== button.dataset.action) clear(form);
  form.action = button.dataset.action;
  form.querySelector('[data-about]').textContent = button.dataset.name;
  zones();
});

// What a refused form was opened with again is of another show: reset() would bring it back.
function clear(form) {
  form.reset();
  for (const field of form.querySelectorAll('input[type="text"], input[type="datetime-local"], textarea')) field.value = '';
  for (const choice of form.querySelectorAll('select')) choice.selectedIndex = 0;
  for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  for (const error of form.querySelectorAll('.error')) error.remove();
}

function zones() {
  for (const field of document.querySelectorAll('[data-zone]')) {
    field.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
}

// A second press while the first is on its way; the server knows too, this only spares the wait.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.matches('[data-once]')) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = 'true';
});
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});

// The key is fetched when it is wanted, shown for a while, and kept nowhere in between.
function streamKey(element) {
  const text = element.querySelector('[data-key-text]');
  const show = element.querySelector('[data-key-show]');
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    text.value = MASK;
    draw(false);
  };
  const draw = (shown) => {
    show.setAttribute('aria-pressed', String(shown));
    show.querySelector('[data-key-label]').textContent = shown ? show.dataset.hide : show.dataset.show;
    const use = show.querySelector('use');
    use.setAttribute('href', use.getAttribute('href').replace(/#.*/, shown ? '#hide' : '#eye'));
  };
  const fetchKey = async () => {
    const answer = await fetch(element.dataset.url, { method: 'POST', headers: csrfHeaders(), cache: 'no-store' });
    if (!answer.ok || answer.redirected) throw new Error(`key: ${answer.status}`);
    return answer.text();
  };

  show.addEventListener('click', async () => {
    if (show.getAttribute('aria-pressed') === 'true') return hide();
    try {
      text.value = await fetchKey();
      draw(true);
      timer = setTimeout(hide, SHOWN_FOR);
    } catch {
      toast(element.dataset.failed, 'bad');
    }
  });
  element.querySelector('[data-key-copy]').addEventListener('click', async () => {
    try {
      await copy(await fetchKey());
      toast(document.body.dataset.copied);
    } catch {
      toast(element.dataset.failed, 'bad');
    }
  });
  window.addEventListener('pagehide', hide);
}

async function copy(secret) {
  try {
    await navigator.clipboard.writeText(secret);
  } catch {
    // Plain http has no clipboard API.
    const field = document.createElement('textarea');
    field.value = secret;
    field.className = 'visually-hidden';
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
}
