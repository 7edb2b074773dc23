/** Loads of one thing, one at a time: however often it is wished for while one is under way, there is one more when it has ended. */
export class OneAtATime {
  readonly #start: () => void;
  #underWay = false;
  #wished = false;

  /** @param start begins a load, which says so by `began` and `ended` */
  constructor(start: () => void) {
    this.#start = start;
  }

  /** Wishes for a load that begins from now on. */
  wish(): void {
    if (this.#underWay) this.#wished = true;
    else this.#start();
  }

  /** A load begins, in the place of one that is under way; whatever was wished for before is granted by it. */
  began(): void {
    this.#underWay = true;
    this.#wished = false;
  }

  /** The load has ended, well or not. */
  ended(): void {
    this.#underWay = false;
    if (this.#wished) this.#start();
  }
}
