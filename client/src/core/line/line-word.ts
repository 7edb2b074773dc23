/** What a page says of its line: all is well; media have not come through yet; buttons wait; media are cut off; all is. */
const lineKinds = ['well', 'first', 'hub', 'media', 'lost'] as const;
export type LineKind = (typeof lineKinds)[number];

/** A word, and since when what it says is so, by `performance.now()`. */
export interface LineWord {
  readonly kind: LineKind;
  readonly sinceMs: number;
}

/** How the two lives of a page do. */
export interface Lives {
  readonly nowMs: number;
  /** When a packet of the media came last; null before the first one of this seat. */
  readonly mediaAtMs: number | null;
  /** The media carry, or have nothing to carry. */
  readonly mediaFlow: boolean;
  readonly hubAtMs: number;
  /** The hub is heard as often as it speaks. */
  readonly hubSpeaks: boolean;
}

/** What is away for so long is said, in milliseconds: with the look that finds it, before the 3 s are over that are settled for *lost*. */
const saidAfterMs = 2_400;
/** A word stands at least so long, and goes when all has been well for so long; longer where trouble had just gone, so that words do not flicker. */
const standsMs = 2_000;
const wellForMs = 1_000;
const againWithinMs = 20_000;
const wellForAgainMs = 4_000;

/** What is so at this moment. */
export const wordOf = ({ nowMs, mediaAtMs, mediaFlow, hubAtMs, hubSpeaks }: Lives, beganAtMs: number): LineWord => {
  const mediaSince = mediaAtMs ?? beganAtMs;
  const media = !mediaFlow && nowMs - mediaSince >= saidAfterMs;
  const hub = !hubSpeaks && nowMs - hubAtMs >= saidAfterMs;
  if (media && hub) return { kind: 'lost', sinceMs: Math.max(mediaSince, hubAtMs) };
  if (media) return { kind: mediaAtMs === null ? 'first' : 'media', sinceMs: mediaSince };
  return hub ? { kind: 'hub', sinceMs: hubAtMs } : { kind: 'well', sinceMs: nowMs };
};

/** Keeps what is said steady while what is so changes from one look to the next. */
export class SteadyWord {
  #word: LineWord;
  #saidAtMs: number;
  /** Since when less is wrong than is said. */
  #lighterSinceMs: number | null = null;
  #wentAtMs = Number.NEGATIVE_INFINITY;
  #again = false;

  constructor(nowMs: number) {
    this.#word = { kind: 'well', sinceMs: nowMs };
    this.#saidAtMs = nowMs;
  }

  /** Takes in what is so now; gives what is to be said. */
  hear(now: LineWord, nowMs: number): LineWord {
    const heavier = lineKinds.indexOf(now.kind) - lineKinds.indexOf(this.#word.kind);
    if (heavier === 0) this.#lighterSinceMs = null;
    else if (heavier > 0) this.#say(now, nowMs);
    else {
      this.#lighterSinceMs ??= nowMs;
      const wellFor = this.#again ? wellForAgainMs : wellForMs;
      if (nowMs - this.#lighterSinceMs >= wellFor && nowMs - this.#saidAtMs >= standsMs) this.#say(now, nowMs);
    }
    return this.#word;
  }

  #say(now: LineWord, nowMs: number): void {
    if (this.#word.kind === 'well') this.#again = nowMs - this.#wentAtMs < againWithinMs;
    if (now.kind === 'well') this.#wentAtMs = nowMs;
    this.#lighterSinceMs = null;
    this.#word = now;
    this.#saidAtMs = nowMs;
  }
}
