/** As much of the browser's document as tells whether somebody looks at the page. */
export type SeenPage = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;

/**
 * Runs what is wished for while the page is looked at; what is wished for meanwhile waits until it is looked at again. Then it runs in any
 * case: a page that was away may show another day, or what nobody told it of.
 */
export class WhenSeen {
  readonly #page: SeenPage;
  readonly #act: () => void;
  readonly #look = (): void => this.wish();

  constructor(page: SeenPage, act: () => void) {
    this.#page = page;
    this.#act = act;
    page.addEventListener('visibilitychange', this.#look);
  }

  /** Runs it now, or when the page is looked at again. */
  wish(): void {
    if (this.#page.visibilityState === 'visible') this.#act();
  }

  /** Runs nothing any more. Idempotent. */
  close(): void {
    this.#page.removeEventListener('visibilitychange', this.#look);
  }
}
