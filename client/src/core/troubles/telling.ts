/**
 * Tells the hub a word that changes, one at a time. Nobody waits for it: on a line that is full it may be on its way for seconds, and what it is about
 * may be what frees the line.
 */
export class Telling<Word> {
  readonly #ask: (word: Word) => Promise<unknown>;
  readonly #unsaid: Word;
  #told: Word;
  /** On which of its links the hub was told it. */
  #link = 0;
  #asking = false;

  /** @param unsaid what the hub takes for so on a link on which nothing was said */
  constructor(ask: (word: Word) => Promise<unknown>, unsaid: Word) {
    this.#ask = ask;
    this.#unsaid = unsaid;
    this.#told = unsaid;
  }

  /** What the hub knows. */
  get told(): Word {
    return this.#told;
  }

  /** There is a new link, of which the hub knows nothing. */
  forget(): void {
    this.#link += 1;
    this.#told = this.#unsaid;
  }

  /** Says it where the hub knows another; what was not answered is to be said again by the next look. */
  tell(word: Word): void {
    if (word === this.#told || this.#asking) return;
    this.#asking = true;
    const link = this.#link;
    const said = this.#ask(word).then(
      () => {
        if (link === this.#link) this.#told = word;
      },
      () => undefined,
    );
    void said.finally(() => {
      this.#asking = false;
    });
  }
}
