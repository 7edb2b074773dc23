/** One thing that is to be done later: another takes its place. */
export class OneTimer {
  #timer: ReturnType<typeof setTimeout> | null = null;

  after(delayMs: number, run: () => void): void {
    this.cancel();
    this.#timer = setTimeout(run, delayMs);
  }

  /** Idempotent. */
  cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
