/** How long the timer is set for, in milliseconds. */
const setForMs = 100;

/** Measures how late the page's own timers run: how busy its main thread is, and the PC behind it. */
export class TimerLateness {
  #dueMs = 0;
  #late = 0;
  #runs = 0;
  /** Whether the page was hidden at any moment since it was asked last. */
  #wasHidden = document.hidden;
  #timer = this.#set();
  readonly #onVisibility = (): void => {
    this.#wasHidden = true;
  };

  constructor() {
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  /** The mean since it was asked last, in milliseconds; null where the page was hidden meanwhile, whose timers browsers hold back, or nothing ran. */
  take(): number | null {
    // One that should have run by now is late, too.
    const overdueMs = Math.max(0, performance.now() - this.#dueMs);
    const runs = this.#runs + (overdueMs > 0 ? 1 : 0);
    const mean = this.#wasHidden || runs === 0 ? null : (this.#late + overdueMs) / runs;
    this.#late = 0;
    this.#runs = 0;
    this.#wasHidden = document.hidden;
    return mean;
  }

  /** Idempotent. */
  close(): void {
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#onVisibility);
  }

  #set(): ReturnType<typeof setTimeout> {
    this.#dueMs = performance.now() + setForMs;
    return setTimeout(() => {
      this.#late += Math.max(0, performance.now() - this.#dueMs);
      this.#runs += 1;
      this.#timer = this.#set();
    }, setForMs);
  }
}
