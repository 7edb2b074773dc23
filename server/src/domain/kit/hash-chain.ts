/** Gives a text's fingerprint in hexadecimal digits; for the chain of an archive, the SHA-256 of its UTF-8. */
export type Fingerprint = (text: string) => string;

/** Lines of JSON of which each names the one before it: with one of them, all behind it and the head become others. */
export interface HashChain {
  readonly lines: readonly string[];
  /** The fingerprint of the last line; of no line, `chainStart`. */
  readonly head: string;
}

/** What stands before the first line. */
export const chainStart = '0'.repeat(64);

/**
 * Chains values: each becomes a line whose `previous` is the fingerprint of the line before it, without its line end. A long list may be
 * chained in parts, each `after` the head of the part before it.
 */
export const hashChain = (values: readonly object[], fingerprint: Fingerprint, after = chainStart): HashChain => {
  const lines: string[] = [];
  let head = after;
  for (const value of values) {
    const line = JSON.stringify({ previous: head, ...value });
    lines.push(line);
    head = fingerprint(line);
  }
  return { lines, head };
};
