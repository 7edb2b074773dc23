/** So long a report is good for whoever asks next, in milliseconds: each costs a PC with many streams some milliseconds. */
const goodForMs = 300;

/** A transport's report, shared by all that look at it once a second or so. */
export class RecentReport {
  readonly #ask: () => Promise<RTCStatsReport>;
  #last: { readonly report: Promise<RTCStatsReport>; readonly atMs: number } | null = null;

  constructor(ask: () => Promise<RTCStatsReport>) {
    this.#ask = ask;
  }

  get(): Promise<RTCStatsReport> {
    const nowMs = performance.now();
    if (this.#last === null || nowMs - this.#last.atMs > goodForMs) this.#last = { report: this.#ask(), atMs: nowMs };
    return this.#last.report;
  }
}
