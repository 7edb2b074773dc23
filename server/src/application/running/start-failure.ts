/**
 * Why the hub can't start, in words for whoever started it: what is wrong with which file or address, and what to do. Anything else
 * that a start throws is a bug or a library's own error.
 */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
  readonly vi: string;
  readonly en: string;

  constructor(vi: string, en: string, cause?: unknown) {
    super(en, { cause });
    this.vi = vi;
    this.en = en;
  }
}
