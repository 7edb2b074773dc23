/** A worker is asked this often whether it answers, in milliseconds. */
const askEveryMs = 1_000;

/** After this much silence a worker hangs: with the last question 1 s and a start it is replaced within 10 s. */
const hangsAfterMs = 6_000;

/** Silence that is longer than a busy moment; no new meeting is given to such a worker. */
const answersWithinMs = 2_500;

/**
 * Asks a worker again and again and tells, once, when it hangs. Only time in which the hub's own loop ran counts: of a standstill of
 * the hub no more than one question's time, since the answers lie unread meanwhile and the worker may be well.
 */
export class AnswerWatch {
  readonly #ask: () => Promise<unknown>;
  readonly #hangs: (silentMs: number) => void;
  readonly #timer: NodeJS.Timeout;
  #tickedAtMs = performance.now();
  #silentMs = 0;
  #stopped = false;

  constructor(ask: () => Promise<unknown>, hangs: (silentMs: number) => void) {
    this.#ask = ask;
    this.#hangs = hangs;
    this.#timer = setInterval(() => this.#tick(), askEveryMs);
    this.#question();
  }

  /** Whether an answer came lately. */
  get answers(): boolean {
    return !this.#stopped && this.#silentMs <= answersWithinMs;
  }

  /** Asks no more. Idempotent. */
  stop(): void {
    this.#stopped = true;
    clearInterval(this.#timer);
  }

  #tick(): void {
    const nowMs = performance.now();
    this.#silentMs += Math.min(nowMs - this.#tickedAtMs, askEveryMs);
    this.#tickedAtMs = nowMs;
    if (this.#silentMs < hangsAfterMs) return this.#question();
    this.stop();
    this.#hangs(this.#silentMs);
  }

  /** Each question stands for itself: one answer, to whichever, shows that the worker is well. */
  #question(): void {
    const heard = () => {
      this.#silentMs = 0;
    };
    this.#ask().then(heard, heard);
  }
}
