/** By what the wire to the hub goes: the one that is always open, or requests that are answered when there is something to say. */
export type WireWay = 'websocket' | 'polling';

/** A WebSocket that stood for so long stands, in milliseconds: proxies that cut them do it after some seconds or half a minute. */
const standsAfterMs = 60_000;
/** Cut from outside twice in a row, or silent four times, it is taken for one that this network does not let live; a weak line is silent, too. */
const weights = { cut: 2, silent: 1 } as const;
const mostWeight = 4;
/** How long a way that has worked is tried alone: its loss is mostly that of the line, and the other way would be lost as well. */
const triesAlone = 2;

/** After how long a WebSocket is tried beside polling, in milliseconds; where they are cut, each time later, for trying costs a gap. */
const tryAfterMs = 3_000;
const tryCutAfterMs = 600_000;
const longestTryAfterMs = 2 * 3_600_000;

/** How a wire that was open has ended: by the page itself, from outside, or because nothing was heard any more. */
export type WireEnd = 'by-page' | keyof typeof weights;

const otherThan = (way: WireWay): WireWay => (way === 'websocket' ? 'polling' : 'websocket');

/** Which way is tried when. WebSocket comes first, polling when it does not open or does not live. */
export class WayChoice {
  #first: WireWay = 'websocket';
  #tried: WireWay = 'websocket';
  /** The way that comes first has worked, and how often it has failed in a row since. */
  #worked = false;
  #failures = 0;
  #weight = 0;
  #openedAtMs = 0;

  /** The way by which an attempt begins. */
  begin(): WireWay {
    this.#tried = this.#first;
    return this.#tried;
  }

  /** The way that was tried has not opened: the one to try now; null where the attempt is over. */
  failed(): WireWay | null {
    if (this.#tried !== this.#first) return null;
    this.#failures += 1;
    if (this.#worked && this.#failures < triesAlone) return null;
    this.#tried = otherThan(this.#first);
    return this.#tried;
  }

  /** The way that was tried did not open while it was waited for; another attempt follows. */
  gaveUp(): void {
    if (this.#tried === this.#first) this.#failures += 1;
  }

  /** It is open by this way; also when it has gone over to it. */
  opened(way: WireWay, nowMs: number): void {
    this.#first = way;
    this.#tried = way;
    this.#worked = true;
    this.#failures = 0;
    this.#openedAtMs = nowMs;
  }

  ended(end: WireEnd, nowMs: number): void {
    if (this.#first === 'polling') return;
    if (nowMs - this.#openedAtMs >= standsAfterMs) this.#weight = 0;
    if (end === 'by-page') return;
    this.#weight += weights[end];
    if (this.#weight < mostWeight) return;
    this.#first = 'polling';
    this.#worked = false;
    this.#failures = 0;
  }

  /** How long polling goes on before a WebSocket is tried beside it, in milliseconds. */
  get webSocketAfterMs(): number {
    if (this.#weight < mostWeight) return tryAfterMs;
    return Math.min(longestTryAfterMs, tryCutAfterMs * 2 ** Math.floor((this.#weight - mostWeight) / weights.cut));
  }
}
