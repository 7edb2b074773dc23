/** Something that waits for its turn. */
interface Waiting {
  readonly work: () => Promise<unknown>;
  /** Whether it is wanted now, before what is only made ready. */
  readonly isUrgent: () => boolean;
}

/** Does a few things at once and has the others wait; whose turn comes is the longest waiting of those that are urgent, then of the rest. */
export class FewAtOnce {
  readonly #atOnce: number;
  #waiting: readonly Waiting[] = [];
  #busy = 0;

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /** @param work rejects never; what is not wanted any more when its turn comes does nothing */
  add(work: Waiting['work'], isUrgent: Waiting['isUrgent']): void {
    this.#waiting = [...this.#waiting, { work, isUrgent }];
    this.#goOn();
  }

  #goOn(): void {
    while (this.#busy < this.#atOnce) {
      const next = this.#waiting.find(({ isUrgent }) => isUrgent()) ?? this.#waiting[0];
      if (next === undefined) return;
      this.#waiting = this.#waiting.filter((each) => each !== next);
      this.#busy += 1;
      void next.work().finally(() => {
        this.#busy -= 1;
        this.#goOn();
      });
    }
  }
}
