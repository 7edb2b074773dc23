/**
 * Thrown where facts were to be appended behind a number that is not the last one: others stand in their place. Nothing was stored.
 * Whoever appends holds the list alone, so that this means a bug or a list that was read too early.
 */
export class AppendConflict extends Error {
  override readonly name = 'AppendConflict';
  /** The number behind which the list may be appended to. */
  readonly last: number;

  constructor(what: string, after: number, last: number) {
    super(`${what} ends at ${last}, not at ${after}`);
    this.last = last;
  }
}
