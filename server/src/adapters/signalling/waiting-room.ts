/**
 * Connections that have not said yet who they are, counted by address and over all: the only bound that goes by address, for all
 * communes may stand behind one, and all come back at once after the hub was away. Whoever is admitted counts no more.
 */
export class WaitingRoom {
  readonly #mostOfOne: number;
  readonly #most: number;
  readonly #byAddress = new Map<string, number>();
  #all = 0;

  constructor(mostOfOne: number, most: number) {
    this.#mostOfOne = mostOfOne;
    this.#most = most;
  }

  /** Whether one more may come from this address. */
  hasRoom(address: string): boolean {
    return this.#all < this.#most && (this.#byAddress.get(address) ?? 0) < this.#mostOfOne;
  }

  /** Somebody came in; what is returned lets them out again, once. */
  enter(address: string): () => void {
    this.#count(address, 1);
    let inside = true;
    return () => {
      if (inside) this.#count(address, -1);
      inside = false;
    };
  }

  #count(address: string, by: 1 | -1): void {
    this.#all += by;
    const count = (this.#byAddress.get(address) ?? 0) + by;
    if (count === 0) this.#byAddress.delete(address);
    else this.#byAddress.set(address, count);
  }
}
