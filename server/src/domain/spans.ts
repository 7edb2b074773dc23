import type { Instant } from '@diem-cau/shared';

/** A finished stretch of time, `from` included, `to` excluded; in milliseconds since 1970. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** The same time as `spans`, in order and without overlaps; empty stretches fall away. */
export const union = (spans: readonly Span[]): readonly Span[] => {
  const joined: Span[] = [];
  for (const span of spans.filter(({ from, to }) => from < to).toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && span.from <= last.to) {
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    } else {
      joined.push(span);
    }
  }
  return joined;
};

/** The part of `spans` that lies within one stretch. */
export const within = (spans: readonly Span[], { from, to }: Span): readonly Span[] =>
  union(spans.map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) })));

/** The part of `spans` that none of `taken` covers. */
export const without = (spans: readonly Span[], taken: readonly Span[]): readonly Span[] =>
  union(taken).reduce<readonly Span[]>(
    (left, hole) =>
      left.flatMap((span) =>
        [
          { from: span.from, to: Math.min(span.to, hole.from) },
          { from: Math.max(span.from, hole.to), to: span.to },
        ].filter(({ from, to }) => from < to),
      ),
    union(spans),
  );

/** Milliseconds that `spans` cover; overlaps count once. */
export const lengthMs = (spans: readonly Span[]): number =>
  union(spans).reduce((total, { from, to }) => total + to - from, 0);
