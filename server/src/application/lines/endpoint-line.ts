import type { EndpointId, Instant, LineSums, ToldReception } from '@diem-cau/shared';
import type { LineStretch } from '../../domain/lines/line-hours.ts';
import { addSums, isNothing, noSums, type LineFlow } from '../../domain/lines/line-sums.ts';

/** The newest of what was told of a line, and when. */
interface Told<Word> {
  readonly word: Word;
  readonly atMs: number;
}

/** What is told, or counted in whole looks, is never more than the time that passed. */
const sumsWithin = (sums: LineSums, passedMs: number): LineSums => ({
  ...sums,
  frozenMs: Math.min(sums.frozenMs, passedMs),
  thinDownMs: Math.min(sums.thinDownMs, passedMs),
  thinUpMs: Math.min(sums.thinUpMs, passedMs),
});

/** What has been measured of the line of one endpoint, and not handed over yet. */
export class EndpointLine {
  readonly #endpointId: EndpointId;
  #from: Instant;
  #sums: LineSums = noSums;
  #flow: Told<LineFlow> | null = null;
  #reception: Told<ToldReception> | null = null;

  /** Until when, by the stopwatch, its page has told of its time. */
  #toldMs: number;
  /** When this stretch began, by the stopwatch. */
  #fromMs: number;

  constructor(endpointId: EndpointId, from: Instant, fromMs: number) {
    this.#toldMs = fromMs;
    this.#fromMs = fromMs;
    this.#endpointId = endpointId;
    this.#from = from;
  }

  add(sums: LineSums): void {
    this.#sums = addSums(this.#sums, sums);
  }

  measured(flow: LineFlow, atMs: number): void {
    this.#flow = { word: flow, atMs };
  }

  /** Its page says how what it receives comes. Of frozen time no more is believed than has passed since its last word, or since it came. */
  heard(word: ToldReception, atMs: number): void {
    const frozenMs = Math.min(word.frozenMs, Math.max(0, Math.floor(atMs - this.#toldMs)));
    this.#toldMs = Math.max(this.#toldMs, atMs);
    this.#reception = { word: { ...word, frozenMs }, atMs };
    this.add({ ...noSums, frozenMs, worstJitterMs: Math.round(word.jitterMs ?? 0) });
  }

  /** What was told since then; null where nothing was. */
  flowSince(ms: number): LineFlow | null {
    return this.#flow !== null && this.#flow.atMs >= ms ? this.#flow.word : null;
  }

  receptionSince(ms: number): ToldReception | null {
    return this.#reception !== null && this.#reception.atMs >= ms ? this.#reception.word : null;
  }

  /** Hands over what was measured until now, and begins a new stretch; null where nothing was. */
  handOver(now: Instant, nowMs: number): LineStretch | null {
    const passedMs = Math.max(0, Math.ceil(nowMs - this.#fromMs));
    const stretch = { endpointId: this.#endpointId, from: this.#from, sums: sumsWithin(this.#sums, passedMs) };
    this.#fromMs = nowMs;
    // A clock that was set back begins no stretch twice.
    this.#from = Math.max(now, this.#from + 1);
    this.#sums = noSums;
    return isNothing(stretch.sums) ? null : stretch;
  }
}
