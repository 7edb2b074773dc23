import type { EndpointId, Instant, LineSums, ToldReception } from '@diem-cau/shared';
import type { LineStretch } from '../../domain/lines/line-hours.ts';
import { addSums, isNothing, noSums, type LineFlow } from '../../domain/lines/line-sums.ts';

/** The newest of what was told of a line, and when. */
interface Told<Word> {
  readonly word: Word;
  readonly atMs: number;
}

/** What has been measured of the line of one endpoint, and not handed over yet. */
export class EndpointLine {
  readonly #endpointId: EndpointId;
  #from: Instant;
  #sums: LineSums = noSums;
  #flow: Told<LineFlow> | null = null;
  #reception: Told<ToldReception> | null = null;

  constructor(endpointId: EndpointId, from: Instant) {
    this.#endpointId = endpointId;
    this.#from = from;
  }

  add(sums: LineSums): void {
    this.#sums = addSums(this.#sums, sums);
  }

  measured(flow: LineFlow, atMs: number): void {
    this.#flow = { word: flow, atMs };
  }

  /** Its page says how what it receives comes. */
  heard(word: ToldReception, atMs: number): void {
    this.#reception = { word, atMs };
    this.add({ ...noSums, frozenMs: word.frozenMs, worstJitterMs: Math.round(word.jitterMs ?? 0) });
  }

  /** What was told since then; null where nothing was. */
  flowSince(ms: number): LineFlow | null {
    return this.#flow !== null && this.#flow.atMs >= ms ? this.#flow.word : null;
  }

  receptionSince(ms: number): ToldReception | null {
    return this.#reception !== null && this.#reception.atMs >= ms ? this.#reception.word : null;
  }

  /** Hands over what was measured until now, and begins a new stretch; null where nothing was. */
  handOver(now: Instant): LineStretch | null {
    const stretch = { endpointId: this.#endpointId, from: this.#from, sums: this.#sums };
    // A clock that was set back begins no stretch twice.
    this.#from = Math.max(now, this.#from + 1);
    this.#sums = noSums;
    return isNothing(stretch.sums) ? null : stretch;
  }
}
