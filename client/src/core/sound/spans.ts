/** One look of several that are counted by how long they stand for. */
export interface Spanned {
  readonly atMs: number;
  /** For how long it stands, in milliseconds: since the look before, as a PC that is busy looks when it can. */
  readonly spanMs: number;
}

/** The first look of several, and the longest time that one stands for, in milliseconds. */
const firstMs = 100;
const longestMs = 400;

/** For how long a look after these stands. */
export const spanMs = (before: readonly Spanned[], atMs: number): number =>
  Math.min(longestMs, atMs - (before.at(-1)?.atMs ?? atMs - firstMs));

/** For how long these looks stand together, in milliseconds. */
export const lastsMs = (looks: readonly Spanned[]): number => looks.reduce((sum, look) => sum + look.spanMs, 0);
