import type { Instant } from '@diem-cau/shared';

/** A finished stretch of time, `from` included, `to` excluded; in milliseconds since 1970. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** The same time as `spans`, in order and without overlaps; empty stretches fall away. */
export const union = (spans: readonly Span[]): readonly Span[] => {
  const joined: Span[] = [];
  for (const span of spans.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && span.from <= last.to) {
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    } else {
      joined.push(span);
    }
  }
  return joined;
};

/** Of spans as `union` gives them, the place of the first that ends after `at`. */
const firstAfter = (joined: readonly Span[], at: Instant): number => {
  let [low, high] = [0, joined.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((joined[middle]?.to ?? at) > at) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** What spans as `union` gives them have of one stretch: found by halving, so that many stretches can be asked about. */
const partsOf = (joined: readonly Span[], { from, to }: Span): Span[] => {
  const parts: Span[] = [];
  if (from >= to) return parts;
  for (let index = firstAfter(joined, from); index < joined.length; index += 1) {
    const span = joined[index];
    if (span === undefined || span.from >= to) break;
    parts.push({ from: Math.max(span.from, from), to: Math.min(span.to, to) });
  }
  return parts;
};

/** The part of `spans` that lies within one stretch. */
export const within = (spans: readonly Span[], stretch: Span): readonly Span[] => partsOf(union(spans), stretch);

/** Of each of `pieces` the parts that `spans` cover, with all else that a piece says; they are not joined, and may overlap as before. */
export const partsWithin = <Piece extends Span>(pieces: readonly Piece[], spans: readonly Span[]): Piece[] => {
  const joined = union(spans);
  return pieces.flatMap((piece) => partsOf(joined, piece).map((part) => ({ ...piece, ...part })));
};

/** The time that both cover. */
export const common = (spans: readonly Span[], others: readonly Span[]): readonly Span[] =>
  partsWithin(union(spans), others);

/** The part of `spans` that none of `taken` covers. */
export const without = (spans: readonly Span[], taken: readonly Span[]): readonly Span[] => {
  const holes = union(taken);
  const left: Span[] = [];
  let next = 0;
  for (const { from, to } of union(spans)) {
    let at = from;
    while ((holes[next]?.to ?? to) <= at) next += 1;
    for (let hole = holes[next]; hole !== undefined && hole.from < to; hole = holes[next]) {
      if (at < hole.from) left.push({ from: at, to: hole.from });
      at = hole.to;
      // A hole that reaches beyond this span may reach into the next one.
      if (at >= to) break;
      next += 1;
    }
    if (at < to) left.push({ from: at, to });
  }
  return left;
};

/** Milliseconds that `spans` cover; overlaps count once. */
export const lengthMs = (spans: readonly Span[]): number =>
  union(spans).reduce((total, { from, to }) => total + to - from, 0);

/** How many milliseconds of one stretch `spans` cover: sorted and summed once, for many questions. */
export const measure = (spans: readonly Span[]): ((stretch: Span) => number) => {
  const joined = union(spans);
  const before: number[] = [];
  let total = 0;
  for (const { from, to } of joined) {
    before.push(total);
    total += to - from;
  }
  const until = (at: Instant): number => {
    const index = firstAfter(joined, at);
    const span = joined[index];
    return span === undefined ? total : (before[index] ?? 0) + Math.max(0, at - span.from);
  };
  return ({ from, to }) => (from < to ? until(to) - until(from) : 0);
};
