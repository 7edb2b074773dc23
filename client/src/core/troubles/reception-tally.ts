import { isOfKind, type SourceId, type ToldReception } from '@diem-cau/shared';

/** How often the hub is told how what is received comes, in milliseconds. */
export const tellReceptionEveryMs = 10_000;

/** After so long without a look nothing is known of the time between, in milliseconds: the PC slept. */
const longestGapMs = 4_000;

/** A stream of which something has come, and how unevenly it comes. */
interface Coming {
  readonly source: SourceId;
  readonly jitterMs: number | null;
}

/** Adds up how what is received comes, until the hub is told. */
export class ReceptionTally {
  #lookedMs: number | null = null;
  #toldMs: number | null = null;
  #frozenMs = 0;
  #jitterMs: number | null = null;

  /** Takes in a look: what comes, and whether anything that should flow stands still. */
  look(nowMs: number, coming: readonly Coming[], stands: boolean): void {
    const sinceMs = nowMs - (this.#lookedMs ?? nowMs);
    this.#lookedMs = nowMs;
    this.#toldMs ??= nowMs;
    if (stands && sinceMs <= longestGapMs) this.#frozenMs += sinceMs;
    const jitters = coming.flatMap(({ source, jitterMs }) =>
      isOfKind(source, 'microphone') && jitterMs !== null ? [jitterMs] : [],
    );
    if (jitters.length > 0) this.#jitterMs = Math.max(this.#jitterMs ?? 0, ...jitters);
  }

  /** What the hub is to be told now, from then on counted anew; null while it is too soon. */
  take(nowMs: number): ToldReception | null {
    if (this.#toldMs === null || nowMs - this.#toldMs < tellReceptionEveryMs) return null;
    const word = {
      jitterMs: this.#jitterMs === null ? null : Math.min(60_000, Math.round(this.#jitterMs * 10) / 10),
      frozenMs: Math.min(60_000, Math.round(this.#frozenMs)),
    };
    this.#toldMs = nowMs;
    this.#frozenMs = 0;
    this.#jitterMs = null;
    return word;
  }
}
