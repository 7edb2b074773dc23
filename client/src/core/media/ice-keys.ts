/** How long a transport has flowed before its spare keys are fetched, and how long after that failed again, in milliseconds. */
const restedMs = 3_000;
const againMs = 5_000;

/**
 * The keys (user fragment and password of ICE) under which the hub takes a transport's packets: those in use and spare ones, so that a page that
 * lost its way begins anew without the hub's signalling, as often as it has to. The hub takes the newest keys that it gave, and those before
 * until somebody has come by the newest; so one of two always opens.
 */
export class IceKeys<Keys> {
  readonly #ask: () => Promise<Keys>;
  readonly #use: (keys: Keys) => void;
  #inUse: Keys;
  #spare: Keys | null = null;
  /** The last that the hub gave. */
  #newest: Keys;
  /** The hub may have given keys that did not arrive: then those in use open only until it gives the next. */
  #doubtful = false;
  #asking: Promise<'spare' | 'used'> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #closed = false;

  /**
   * @param first the keys of the offer
   * @param ask the hub, which gives new ones; may reject
   * @param use takes keys into use at once, that have come and must not wait
   */
  constructor(first: Keys, ask: () => Promise<Keys>, use: (keys: Keys) => void) {
    this.#inUse = first;
    this.#newest = first;
    this.#ask = ask;
    this.#use = use;
  }

  /** The other keys, to begin anew with; null where there are none: then the hub has to be asked. */
  turn(): Keys | null {
    const other = this.#spare;
    if (other === null) return null;
    [this.#inUse, this.#spare] = [other, this.#inUse];
    return other;
  }

  /** Asks the hub for new ones, once at a time; resolves to whether they are spare or had to be used. Rejects as the hub answers. */
  fetch(): Promise<'spare' | 'used'> {
    this.#asking ??= this.#fetch().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  /** Packets pass by the keys in use. */
  flows(): void {
    // The hub has forgotten those before the newest.
    if (this.#spare !== null && this.#inUse === this.#newest) this.#spare = null;
    if (this.#spare === null) this.#fetchAfter(restedMs);
  }

  /** Idempotent. */
  close(): void {
    this.#closed = true;
    this.#cancel();
  }

  async #fetch(): Promise<'spare' | 'used'> {
    const before = this.#newest;
    let keys: Keys;
    try {
      keys = await this.#ask();
    } catch (error) {
      this.#doubtful = true;
      throw error;
    }
    this.#newest = keys;
    const opens = !this.#doubtful && this.#inUse === before;
    const earlier = this.#doubtful ? null : before;
    this.#doubtful = false;
    if (opens) this.#spare = keys;
    else [this.#inUse, this.#spare] = [keys, earlier];
    if (!opens && !this.#closed) this.#use(keys);
    return opens ? 'spare' : 'used';
  }

  #fetchAfter(delayMs: number): void {
    if (this.#closed || this.#timer !== null) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#spare === null) this.fetch().catch(() => this.#fetchAfter(againMs));
    }, delayMs);
  }

  #cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
