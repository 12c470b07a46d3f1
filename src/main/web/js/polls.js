// The poll that is asked now: a card over the picture, one tap to vote, and how the votes stand.
import { csrfHeaders } from './csrf.js';

const KEY = 'vitrine-votes';
const MOST_KEPT = 50;

/** @param root the page; its screen dispatches `snapshot`, and `staged` for each event at its frame */
export function polls(root) {
  const box = root.querySelector('[data-poll]');
  // Under names of their own: other scripts look for elements by data-open, data-share and the like.
  const word = (name) => box.dataset[`word${name[0].toUpperCase()}${name.slice(1)}`];
  const find = (name) => box.querySelector(`[data-poll-${name}]`);
  const template = box.querySelector('template');
  const fold = find('fold');
  /** Counts may come before the poll's frame does. */
  const counted = new Map();
  let show;
  let poll;
  let votes = stored();

  const mine = () => votes[poll?.id];

  function put(next) {
    if (!next?.shown) {
      if (!next || next.id === poll?.id) clear();
      return;
    }
    const isNew = next.id !== poll?.id;
    poll = { ...(isNew ? {} : poll), ...next };
    if (isNew) {
      find('answer').textContent = '';
      unfold(true);
    }
    const later = counted.get(poll.id);
    if (later && sum(later) > sum(poll.counts)) poll.counts = later;
    if (poll.options) draw(isNew);
    else ask(poll.id);
  }

  function clear() {
    poll = undefined;
    box.hidden = true;
  }

  /** The text was too long for the event. */
  async function ask(id) {
    try {
      const answer = await fetch(`${root.dataset.live}${show}/polls/${id}`, { headers: { Accept: 'application/json' } });
      if (!answer.ok) return;
      const { question, options } = await answer.json();
      if (poll?.id !== id) return;
      poll = { ...poll, question, options };
      draw(true);
    } catch {
      // The next snapshot has it.
    }
  }

  function count(id, counts) {
    counted.set(id, counts);
    if (poll?.id !== id || sum(counts) < sum(poll.counts)) return;
    poll.counts = counts;
    if (poll.options) draw(false);
  }

  function draw(isNew) {
    const { state, quiz, question, options, counts, correct } = poll;
    box.hidden = false;
    box.dataset.state = state;
    write(find('kind'), quiz ? word('quiz') : word('poll'));
    write(find('question'), question);
    const list = find('options');
    if (isNew || list.children.length !== options.length) list.replaceChildren(...options.map(option));
    // Nobody is led by what others think, before they have said what they think themselves.
    const results = state !== 'OPEN' || mine() !== undefined;
    const total = sum(counts);
    box.toggleAttribute('data-results', results);
    options.forEach((text, index) => {
      const button = list.children[index].firstElementChild;
      const number = index + 1;
      const share = total ? Math.round((100 * counts[index]) / total) : 0;
      const marks = [mine() === number && word('yours'), correct === number && word('right')].filter(Boolean);
      write(button.querySelector('[data-text]'), text);
      write(button.querySelector('[data-marks]'), marks.join(' · '));
      write(button.querySelector('[data-percent]'), results ? word('share').replace('{0}', share) : '');
      button.querySelector('.poll-bar').style.inlineSize = results ? `${share}%` : '0';
      button.setAttribute('aria-pressed', String(mine() === number));
      button.setAttribute('aria-disabled', String(results));
      button.toggleAttribute('data-right', correct === number);
    });
    write(find('votes'), total === 1 ? word('one') : word('votes').replace('{0}', new Intl.NumberFormat(document.documentElement.lang).format(total)));
    write(find('state'), state === 'OPEN' ? word('open') : quiz && state === 'CLOSED' ? word('waits') : word('closed'));
    if (correct && mine()) write(find('answer'), mine() === correct ? word('won') : word('lost'));
  }

  function option(text, index) {
    const element = template.content.firstElementChild.cloneNode(true);
    element.firstElementChild.addEventListener('click', () => vote(index + 1));
    return element;
  }

  async function vote(number) {
    const { id, state } = poll;
    if (state !== 'OPEN' || mine() !== undefined) return;
    votes = { ...votes, [id]: number };
    draw(false);
    try {
      const answer = await fetch(`${root.dataset.live}${show}/polls/${id}/votes?option=${number}`, {
        method: 'POST', headers: { ...csrfHeaders(), Accept: 'application/json' },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const { option: stands, counts, message } = await answer.json();
      keep(id, stands ?? undefined);
      if (poll?.id !== id) return;
      find('answer').textContent = message;
      count(id, counts);
      draw(false);
    } catch {
      keep(id, undefined);
      if (poll?.id !== id) return;
      find('answer').textContent = word('failed');
      draw(false);
    }
  }

  /** The server knows who has voted; this is only so that a page that is loaded again marks it. */
  function keep(id, number) {
    const { [id]: gone, ...rest } = votes;
    votes = number === undefined ? rest : { ...rest, [id]: number };
    try {
      localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(Object.entries(votes).slice(-MOST_KEPT))));
    } catch {
      // Then the page marks it only until it is left.
    }
  }

  function unfold(open) {
    fold.setAttribute('aria-expanded', String(open));
    box.toggleAttribute('data-folded', !open);
  }

  fold.addEventListener('click', () => unfold(box.hasAttribute('data-folded')));
  root.addEventListener('snapshot', ({ detail }) => {
    show = detail.id;
    const shown = detail.polls?.[0];
    if (shown) put(shown);
    else if (!detail.pollWaits) clear();
  });
  root.addEventListener('staged', ({ detail: { event, payload } }) => {
    if (event !== 'poll' && event !== 'quiz.reveal') return;
    const before = poll?.id;
    put(payload);
    const told = root.querySelector('[data-told]');
    if (event === 'quiz.reveal' && poll?.options) told.textContent = word('revealed').replace('{0}', poll.options[poll.correct - 1]);
    else if (poll?.question && poll.id !== before) told.textContent = word('opened').replace('{0}', poll.question);
  });
  return { hear: (frame) => count(frame.poll, frame.counts) };
}

const sum = (counts) => (counts ?? []).reduce((all, one) => all + one, 0);

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}
