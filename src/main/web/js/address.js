// Where the picture of a guarded show is: asks for the address, and for the next before it expires.
const ASK_AGAIN_AFTER = 2000;
const MOST_AGAIN = 15_000;
/** Many pages were given the same at the same time; they need not ask for the next in the same moment. */
const SPREAD = 1000;
const LONGEST_TIMER = 2 ** 31 - 1;

export class Address extends EventTarget {
  /** @param given what the page came with: {playlist, renewIn} as JSON; empty if it has to be asked for */
  constructor(place, given) {
    super();
    this.place = place;
    this.again = ASK_AGAIN_AFTER;
    if (given) this.take(JSON.parse(given));
  }

  /** Asks at once unless there is one; whoever has heard that it is no good any more asks for another. */
  want(another) {
    if (another || !this.playlist) this.ask();
  }

  /** The show is over, or open to all: nothing is asked any more. */
  forget() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.playlist = null;
    this.round = null;
  }

  async ask() {
    if (this.round) return;
    const round = (this.round = {});
    clearTimeout(this.timer);
    let answer;
    let given;
    try {
      answer = await fetch(this.place, { headers: { Accept: 'application/json' }, cache: 'no-store' });
      if (answer.ok) given = await answer.json();
    } catch {
      // Asked again below: the application may be starting.
    }
    if (round !== this.round) return;
    this.round = null;
    if (given) this.take(given);
    else if ([401, 403, 404].includes(answer?.status)) this.refuse(answer.status);
    else this.later();
  }

  take({ playlist, renewIn }) {
    this.again = ASK_AGAIN_AFTER;
    this.playlist = playlist;
    if (renewIn) this.timer = setTimeout(() => this.ask(), Math.min(LONGEST_TIMER, renewIn + Math.random() * Math.min(SPREAD, renewIn / 10)));
    this.dispatchEvent(new Event('address'));
  }

  refuse(status) {
    this.playlist = null;
    this.dispatchEvent(new CustomEvent('refused', { detail: status === 401 ? 'SIGN_IN' : 'REFUSED' }));
  }

  later() {
    this.timer = setTimeout(() => this.ask(), this.again);
    this.again = Math.min(MOST_AGAIN, 2 * this.again);
  }
}
