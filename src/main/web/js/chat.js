// The chat of a show: shows what is written, sends what the viewer writes, and says why if it is not taken.
import { csrfHeaders } from './csrf.js';
import { Hearts } from './hearts.js';
import { toast } from './toast.js';

const MOST_LINES = 200;
const NEAR_THE_END = 32;
// What the edge keeps of the chat is at most this old.
const REST_OF_CACHE = 1300;
const NAME = 'vitrine.name';
let nameOfThisPage = null;
const LINK = /(https?:\/\/[^\s<>"']+)/;

export function chat(root, feed) {
  const panel = root.querySelector('[data-chat]');
  if (panel) new Chat(panel, root, feed);
}

class Chat {
  constructor(panel, root, feed) {
    this.panel = panel;
    this.words = panel.dataset;
    const find = (name) => panel.querySelector(`[data-${name}]`);
    this.find = find;
    this.list = find('lines');
    this.form = find('form');
    this.input = this.form.querySelector('input');
    this.problem = find('problem');
    this.news = find('new');
    this.ask = find('ask');
    this.menu = find('menu');
    this.lines = new Map();
    this.gone = new Set();
    this.unread = 0;
    this.policy = { frozen: false, slow: 0, guests: true };
    // Known from the start: what is told while the first answer is on its way counts.
    this.id = JSON.parse(root.dataset.state).id;
    this.hearts = new Hearts(panel, root.querySelector('.stage'));
    this.listen(feed);
    this.showName();
    this.join();
  }

  get name() {
    return this.words.person ?? remembered() ?? '';
  }

  listen(feed) {
    feed.addEventListener('frame', ({ detail }) => this.hear(detail));
    feed.addEventListener('state', () => this.join());
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit();
    });
    // Enter ends the syllable of an input method; it does not send.
    this.input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.preventDefault();
    });
    this.input.addEventListener('input', () => this.refuse(''));
    this.list.addEventListener('scroll', () => this.atEnd() && this.read(), { passive: true });
    this.news.addEventListener('click', () => this.toEnd());
    this.list.addEventListener('click', (event) => {
      const line = event.target.closest('.chat-more')?.closest('li');
      if (line) this.openMenu(line);
    });
    this.find('rename').addEventListener('click', () => this.askName());
    for (const dialog of [this.ask, this.menu]) {
      dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());
    }
    this.ask.querySelector('form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.takeName();
    });
    this.find('report').addEventListener('click', () => this.report());
  }

  hear(frame) {
    if (frame.type === 'phase') {
      if (frame.id !== this.id && frame.playlist) {
        this.clear();
        this.id = frame.id;
        this.later();
      }
      return;
    }
    if (frame.id !== this.id) return;
    if (frame.type === 'chat') this.add(frame.messages);
    else if (frame.type === 'hearts') this.hearts.tell(frame.total);
    else if (frame.type === 'event') this.follow(frame.event, frame.payload ?? {});
  }

  follow(event, payload) {
    if (event === 'chat.hide') {
      for (const n of payload.n) this.remove(n);
    } else if (event === 'chat.show') {
      this.gone.delete(payload.n);
      if (payload.message) this.add([payload.message]);
      else this.later();
    } else if (event === 'chat.pin') {
      if (payload.message) this.pin(payload.message);
      else this.later();
    } else if (event === 'chat.unpin') {
      this.pin(null);
    } else if (event === 'chat.policy') {
      this.rule(payload);
    }
  }

  later() {
    clearTimeout(this.joining);
    this.joining = setTimeout(() => this.join(), REST_OF_CACHE);
  }

  async join() {
    let view;
    try {
      const answer = await fetch(`${this.words.address}/latest`, { headers: { Accept: 'application/json' } });
      // Nothing: the channel has no show yet.
      if (answer.status !== 200) return;
      view = await answer.json();
    } catch {
      // The feed says when there is a connection again.
      return;
    }
    if (this.id !== view.id) this.clear();
    this.id = view.id;
    const told = new Set(view.messages.map(({ n }) => n));
    const [first, last] = [view.messages[0]?.n, view.messages.at(-1)?.n];
    for (const n of [...this.lines.keys()]) {
      // Hidden while we did not listen; what is newer than the answer stays.
      if (n >= first && n <= last && !told.has(n)) this.remove(n);
    }
    this.add(view.messages, view.messages.length > 1);
    this.pin(view.pinned);
    this.rule(view.policy);
    this.hearts.begin(view.hearts);
  }

  clear() {
    this.lines.clear();
    this.gone.clear();
    this.list.replaceChildren();
    this.hearts.clear();
    this.read();
  }

  rule(policy) {
    this.policy = policy;
    this.input.placeholder = policy.frozen ? this.words.frozen : this.words.write;
    const shut = !policy.guests && !this.words.person;
    this.panel.toggleAttribute('data-shut', shut);
    this.find('signin').hidden = !shut;
  }

  pin(line) {
    const place = this.find('pin');
    place.hidden = !line;
    if (!line) return;
    place.dataset.n = line.n;
    this.find('pin-name').textContent = line.name;
    this.find('pin-text').textContent = line.text;
  }

  add(messages, quietly = false) {
    const follow = this.atEnd();
    let added = 0;
    for (const message of messages) {
      if (this.lines.has(message.n) || this.gone.has(message.n)) continue;
      this.insert(message);
      added += 1;
    }
    while (this.lines.size > MOST_LINES) {
      const [[n, line]] = this.lines;
      line.remove();
      this.lines.delete(n);
    }
    this.find('empty').hidden = this.list.childElementCount > 0;
    if (!added) return;
    if (follow || quietly) this.toEnd();
    else this.count(added);
  }

  insert(message) {
    const line = this.draw(message);
    const numbers = [...this.lines.keys()];
    const next = numbers.findLast((n) => n < message.n);
    if (numbers.length && next !== numbers.at(-1)) {
      const after = next === undefined ? null : this.lines.get(next);
      if (after) after.after(line);
      else this.list.prepend(line);
      this.lines.set(message.n, line);
      this.lines = new Map([...this.lines].sort(([a], [b]) => a - b));
    } else {
      const waiting = this.list.querySelector('.pending');
      this.list.insertBefore(line, waiting);
      this.lines.set(message.n, line);
    }
  }

  draw({ n, name, mark, text }) {
    const line = this.find('line').content.firstElementChild.cloneNode(true);
    line.querySelector('.chat-name').textContent = name;
    const badge = line.querySelector('.chat-mark');
    const staff = mark !== 'VIEWER';
    badge.hidden = !staff;
    if (staff) {
      line.classList.add('staff');
      badge.textContent = mark === 'HOST' ? this.words.host : this.words.moderator;
    }
    write(line.querySelector('.chat-text'), text, staff);
    const more = line.querySelector('.chat-more');
    more.setAttribute('aria-label', this.words.more.replace('{0}', name));
    more.hidden = staff;
    if (n) line.dataset.n = n;
    return line;
  }

  remove(n) {
    this.gone.add(n);
    this.lines.get(n)?.remove();
    this.lines.delete(n);
    if (this.find('pin').dataset.n === String(n)) this.pin(null);
    this.find('empty').hidden = this.list.childElementCount > 0;
  }

  atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    return scrollHeight - scrollTop - clientHeight < NEAR_THE_END;
  }

  toEnd() {
    this.list.scrollTop = this.list.scrollHeight;
    this.read();
  }

  count(more) {
    this.unread += more;
    this.news.textContent = this.words.news.replace('{0}', this.unread);
    this.news.hidden = false;
  }

  read() {
    this.unread = 0;
    this.news.hidden = true;
  }

  refuse(text) {
    this.problem.textContent = text;
    this.problem.hidden = !text;
  }

  submit() {
    const text = this.input.value.trim();
    if (!text) return;
    if (!this.name) return this.askName();
    this.input.value = '';
    this.refuse('');
    this.send(text);
  }

  async send(text) {
    const pending = this.draw({ name: this.name, mark: 'VIEWER', text });
    pending.classList.add('pending');
    pending.querySelector('.chat-more').hidden = true;
    this.list.append(pending);
    this.find('empty').hidden = true;
    this.toEnd();
    const body = new URLSearchParams({ text, key: uuid(), name: this.name });
    let answer = await this.post(body);
    // The same key: if it did arrive, it is not written twice.
    answer ??= await this.post(body);
    const word = await answer?.json().catch(() => null);
    pending.remove();
    if (answer?.status === 201 && word) {
      this.add([word], true);
      return;
    }
    this.find('empty').hidden = this.list.childElementCount > 0;
    this.input.value = this.input.value ? `${text} ${this.input.value}` : text;
    const reason = word?.message ?? this.words.failed;
    if (word?.code?.startsWith('name') && !this.words.person) this.askName(reason);
    else this.refuse(reason);
  }

  async post(body) {
    try {
      return await fetch(this.words.address, {
        method: 'POST', headers: { ...csrfHeaders(), Accept: 'application/json' }, body,
      });
    } catch {
      return null;
    }
  }

  showName() {
    const rename = this.find('rename');
    rename.hidden = Boolean(this.words.person) || !this.name;
    this.find('name').textContent = this.name;
  }

  askName(reason = '') {
    const field = this.ask.querySelector('input');
    field.value = this.name;
    this.nameProblem(reason);
    this.ask.showModal();
    field.focus();
  }

  nameProblem(reason) {
    const error = this.ask.querySelector('.error');
    error.textContent = reason;
    error.hidden = !reason;
    this.ask.querySelector('input').toggleAttribute('aria-invalid', Boolean(reason));
  }

  takeName() {
    const field = this.ask.querySelector('input');
    const name = field.value.trim();
    const length = [...name].length;
    if (length < 2 || length > 20) {
      this.nameProblem(this.ask.querySelector('.hint').textContent);
      field.focus();
      return;
    }
    remember(name);
    this.showName();
    this.ask.close();
    this.submit();
  }

  openMenu(line) {
    this.menu.dataset.n = line.dataset.n;
    this.find('menu-name').textContent = line.querySelector('.chat-name').textContent;
    this.find('menu-text').textContent = line.querySelector('.chat-text').textContent;
    this.menu.showModal();
  }

  async report() {
    this.menu.close();
    try {
      const answer = await fetch(`${this.words.address}/${this.menu.dataset.n}/report`, {
        method: 'POST', headers: { ...csrfHeaders(), Accept: 'application/json' },
      });
      const word = answer.ok ? null : await answer.json().catch(() => null);
      toast(answer.ok ? this.words.reported : (word?.message ?? this.words.failed), answer.ok ? '' : 'bad');
    } catch {
      toast(this.words.failed, 'bad');
    }
  }
}

// Only the shop's own people may write links, and theirs can be followed.
function write(place, text, staff) {
  if (!staff) {
    place.textContent = text;
    return;
  }
  for (const [index, part] of text.split(LINK).entries()) {
    if (index % 2 === 0) {
      place.append(part);
      continue;
    }
    const link = document.createElement('a');
    link.href = part;
    link.target = '_blank';
    link.rel = 'noopener noreferrer nofollow';
    link.textContent = part;
    place.append(link);
  }
}

function remembered() {
  try {
    return localStorage.getItem(NAME) ?? nameOfThisPage;
  } catch {
    return nameOfThisPage;
  }
}

function remember(name) {
  nameOfThisPage = name;
  try {
    localStorage.setItem(NAME, name);
  } catch {
    // Without storage it lasts as long as the page.
  }
}

// crypto.randomUUID exists on https only.
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
