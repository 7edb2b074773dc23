/** A part of a file, both ends included, in bytes. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * What of a file of `bytes` a request wants by its Range header (RFC 9110): one part, the whole (null) where it says nothing that is understood, among that
 * several parts at once, or nothing of what is there (`beyond`).
 */
export const wantedRange = (header: string | undefined, bytes: number): ByteRange | null | 'beyond' => {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/u.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  if (first === '') {
    const count = Math.min(bytes, Number(last));
    return count === 0 ? 'beyond' : { from: bytes - count, to: bytes - 1 };
  }
  const from = Number(first);
  const to = last === '' ? bytes - 1 : Math.min(bytes - 1, Number(last));
  if (last !== '' && Number(last) < from) return null;
  return from >= bytes ? 'beyond' : { from, to };
};
