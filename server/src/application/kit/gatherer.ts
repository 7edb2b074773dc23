/**
 * Gathers what happens often into few words: each key is told once for all that was noted of it, as soon as the shortest wait that was
 * asked for is over. What is noted from then on is told the next time, so that the last one is always told.
 */
export class Gatherer<Key> {
  readonly #tell: (key: Key) => void;
  /** What waits to be told, by how long it was to wait. */
  readonly #waiting = new Map<Key, Map<number, NodeJS.Timeout>>();

  constructor(tell: (key: Key) => void) {
    this.#tell = tell;
  }

  /** Something happened that is to be told within so many milliseconds, together with all that was noted of the same key. */
  note(key: Key, withinMs: number): void {
    const timers = this.#waiting.get(key) ?? new Map<number, NodeJS.Timeout>();
    // Whatever was to wait as long or shorter, and began to earlier, is over first.
    if ([...timers.keys()].some((waitMs) => waitMs <= withinMs)) return;
    const tell = (): void => {
      this.#forget(key);
      this.#tell(key);
    };
    this.#waiting.set(key, timers.set(withinMs, setTimeout(tell, withinMs)));
  }

  /** Tells nothing any more of what waits. Idempotent. */
  close(): void {
    for (const key of [...this.#waiting.keys()]) this.#forget(key);
  }

  #forget(key: Key): void {
    for (const timer of this.#waiting.get(key)?.values() ?? []) clearTimeout(timer);
    this.#waiting.delete(key);
  }
}
