// Hears what happens to a show: frames by Server-Sent Events, and its state by polling while those do not come.
const POLL_EVERY = 1000;
const OPEN_WITHIN = 4000;
// Of the server's clock: its edge counts whole seconds.
const SURELY_BEFORE = 2;

export class Feed extends EventTarget {
  /** @param since the server's time as an ISO 8601 date: what happened since then is told, too */
  constructor(feedAddress, since, stateAddress) {
    super();
    const second = Math.floor(Date.parse(since) / 1000) - SURELY_BEFORE;
    // The same as the header Last-Event-ID, which no page may set: the edge numbers frames by second and place.
    this.feedAddress = `${feedAddress}?last_event_id=${second}:0`;
    this.stateAddress = stateAddress;
    this.connect();
  }

  connect() {
    clearTimeout(this.retry);
    this.source?.close();
    const source = (this.source = new EventSource(this.feedAddress));
    const late = setTimeout(() => this.poll(), OPEN_WITHIN);
    source.onopen = () => {
      clearTimeout(late);
      this.stopPolling();
      // What happened while we were away may have left the buffer.
      if (this.opened) this.refresh();
      this.opened = true;
    };
    source.onmessage = (message) => this.tell(message.data);
    source.onerror = () => {
      clearTimeout(late);
      this.poll();
      // The browser reconnects by itself unless the answer was no stream at all.
      if (source.readyState === EventSource.CLOSED) this.retry = setTimeout(() => this.connect(), 3000);
    };
  }

  tell(text) {
    let frame;
    try {
      frame = JSON.parse(text);
    } catch {
      return;
    }
    this.dispatchEvent(new CustomEvent('frame', { detail: frame }));
  }

  async refresh() {
    try {
      const answer = await fetch(this.stateAddress, { headers: { Accept: 'application/json' } });
      if (answer.ok) this.dispatchEvent(new CustomEvent('state', { detail: await answer.json() }));
    } catch {
      // Asked again by the next poll.
    }
  }

  poll() {
    this.polling ??= setInterval(() => this.refresh(), POLL_EVERY);
  }

  stopPolling() {
    clearInterval(this.polling);
    this.polling = undefined;
  }
}
