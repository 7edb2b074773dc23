/** Two clocks read together: one that nobody can set but that may stand still while the PC sleeps, and the hub's. Both in milliseconds. */
export interface ReadClocks {
  readonly monotonicMs: number;
  readonly hubMs: number;
}

/**
 * How long a page was without its hub. Counted from the last word of the hub, not from the noticing of its loss, and by the longer of
 * two clocks: a PC that slept finds out about the loss only when it wakes, and its own clock may have slept with it.
 */
export class AwayTime {
  readonly #clocks: () => ReadClocks;
  #heard: ReadClocks;
  /** The last two silences: what arrived before the sleep may be read after it, just before the loss is noticed. */
  #silences: readonly [number, number] = [0, 0];

  constructor(clocks: () => ReadClocks) {
    this.#clocks = clocks;
    this.#heard = clocks();
  }

  /** The page is in its seat: absences before this do not count any more. */
  begin(): void {
    this.#heard = this.#clocks();
    this.#silences = [0, 0];
  }

  /** Something came from the hub. A silence after which the hub went on talking was none: a clock was set, or the line was slow. */
  heard(): void {
    this.#silences = [this.#silenceMs(), this.#silences[0]];
    this.#heard = this.#clocks();
  }

  /** How long the page has been away, in milliseconds. */
  get ms(): number {
    return Math.max(this.#silenceMs(), ...this.#silences);
  }

  #silenceMs(): number {
    const { monotonicMs, hubMs } = this.#clocks();
    return Math.max(monotonicMs - this.#heard.monotonicMs, hubMs - this.#heard.hubMs);
  }
}
