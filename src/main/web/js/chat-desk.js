// The chat desk: keeps its parts fresh, sends what is pressed, and leaves alone what is in use.
import { csrfHeaders } from './csrf.js';
import { tellTimes } from './time.js';
import { toast } from './toast.js';

const EVERY = 1500;
const NEAR_THE_END = 48;

export function chatDesk() {
  const desk = document.querySelector('[data-chat-desk]');
  if (!desk) return;
  const lines = () => document.getElementById('chat-desk-lines');
  lines().scrollTop = lines().scrollHeight;

  let failed = false;
  const refresh = async () => {
    try {
      const answer = await fetch(desk.dataset.now, { headers: { 'HX-Request': 'true' } });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      draw(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      failed = false;
    } catch {
      if (!failed) toast(desk.dataset.failed, 'bad');
      failed = true;
    }
  };

  const draw = (next) => {
    for (const part of next.querySelectorAll('[data-part]')) {
      const shown = document.getElementById(part.id);
      if (!shown) continue;
      if (part.dataset.part === 'lines') drawLines(shown, part);
      else if (shown.dataset.version !== part.dataset.version && !shown.contains(document.activeElement)) {
        shown.replaceWith(part);
        tellTimes(part);
      }
    }
  };

  const drawLines = (shown, next) => {
    const follow = shown.scrollHeight - shown.scrollTop - shown.clientHeight < NEAR_THE_END;
    const wanted = new Set();
    for (const line of next.children) {
      wanted.add(line.id);
      const before = document.getElementById(line.id);
      if (!before) shown.append(document.importNode(line, true));
      // An open menu stays under the hand that is about to press in it.
      else if (before.dataset.version !== line.dataset.version && !before.querySelector('details[open]')) before.replaceWith(document.importNode(line, true));
    }
    for (const line of [...shown.children]) {
      if (!wanted.has(line.id)) line.remove();
    }
    tellTimes(shown);
    if (follow) shown.scrollTop = shown.scrollHeight;
  };

  const send = async (form) => {
    const body = new URLSearchParams(new FormData(form));
    // Not form.action: that is the field of this name. And a line stays while it is pinned, unpinned and pinned again: each press counts.
    body.delete('once');
    const answer = await fetch(form.getAttribute('action'), {
      method: 'POST', headers: { ...csrfHeaders(), 'HX-Request': 'true' }, body,
    });
    // The page that comes next says why it was refused, if it was.
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const problem = page.querySelector('#chat-desk-messages .note.bad');
    if (!answer.ok) throw new Error(String(answer.status));
    document.activeElement?.blur();
    form.closest('details')?.removeAttribute('open');
    draw(page);
    if (problem) toast(problem.textContent.trim(), 'bad');
    return !problem;
  };

  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (!form.matches('[data-act], [data-say]')) return;
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = 'true';
    try {
      const done = await send(form);
      if (form.matches('[data-say]')) {
        if (done) form.reset();
        form.elements.text.focus();
        if (done) form.elements.text.value = '';
      }
    } catch {
      toast(desk.dataset.failed, 'bad');
    }
    delete form.dataset.busy;
  });
  document.addEventListener('change', (event) => event.target.closest('#chat-desk-policy')?.requestSubmit());
  document.addEventListener('click', (event) => {
    const reply = event.target.closest('[data-reply]');
    if (!reply) return;
    const field = document.getElementById('say');
    field.value = reply.dataset.reply;
    field.focus();
  });
  document.getElementById('say')?.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.preventDefault();
  });
  setInterval(() => document.hidden || refresh(), EVERY);
}
