/** Reads numbers of so many bits, the highest first; behind the end all are 0. */
export class Bits {
  readonly #bytes: Uint8Array;
  #at: number;

  /** @param from the byte with which it begins */
  constructor(bytes: Uint8Array, from = 0) {
    this.#bytes = bytes;
    this.#at = from * 8;
  }

  take(count: number): number {
    let value = 0;
    for (let left = count; left > 0; left -= 1) {
      value = value * 2 + (((this.#bytes[this.#at >>> 3] ?? 0) >>> (7 - (this.#at & 7))) & 1);
      this.#at += 1;
    }
    return value;
  }
}
