import type { Instant, WithheldStretch } from '@diem-cau/shared';
import { actorName } from '../kit/actor.ts';
import type { BookFact } from './book-fact.ts';

/** From and up to instants of the meeting; `to` lies behind `from`. */
export interface Cut {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * So much more is left out at both ends of what is withheld, in milliseconds: no packet of sound is longer, and each may carry its forerunner once more (RFC 6716, 2.1.7);
 * a whole track is filled with silence to 20 ms, and a film shows a picture for 40 ms.
 */
export const cutMarginMs = 240;

type Stretch = Readonly<Omit<WithheldStretch, 'marks'>> & {
  readonly marks: readonly WithheldStretch['marks'][number][];
};

const touch = (one: Cut, other: Cut): boolean => one.from <= other.to && other.from <= one.to;

const joined = (stretches: readonly Stretch[], next: Stretch): readonly Stretch[] => {
  const near = stretches.filter((each) => touch(each, next));
  const all = [...near, next];
  return [
    ...stretches.filter((each) => !touch(each, next)),
    {
      from: Math.min(...all.map(({ from }) => from)),
      to: Math.max(...all.map(({ to }) => to)),
      marks: all.flatMap(({ marks }) => marks),
    },
  ];
};

const without = (stretches: readonly Stretch[], given: Cut): readonly Stretch[] =>
  stretches.flatMap(({ from, to, marks }) =>
    [
      { from, to: Math.min(to, given.from), marks },
      { from: Math.max(from, given.to), to, marks },
    ].filter((left) => left.from < left.to),
  );

/** What of a recording is withheld as its meeting's book stands: apart from each other, in the order of time. */
export const withheldIn = (
  book: readonly { readonly at: Instant; readonly fact: BookFact }[],
): readonly WithheldStretch[] => {
  let stretches: readonly Stretch[] = [];
  for (const { at, fact } of book) {
    if (fact.type === 'recordingWithheld')
      stretches = joined(stretches, {
        ...{ from: fact.from, to: fact.to, marks: [{ reason: fact.reason, at, by: actorName(fact.actor) }] },
      });
    if (fact.type === 'recordingReleased') stretches = without(stretches, fact);
  }
  return stretches.toSorted((a, b) => a.from - b.from).map((each) => ({ ...each, marks: [...each.marks] }));
};

/** Whether all of a stretch is withheld already. */
export const isWithheld = (withheld: readonly Cut[], { from, to }: Cut): boolean =>
  withheld.some((each) => each.from <= from && to <= each.to);

/** What is cut out for it, cut outward at both ends: apart from each other, in the order of time. */
export const cutsFor = (withheld: readonly Cut[]): readonly Cut[] => {
  const cuts: Cut[] = [];
  for (const { from, to } of withheld.toSorted((a, b) => a.from - b.from)) {
    const wide = { from: from - cutMarginMs, to: to + cutMarginMs };
    const last = cuts.at(-1);
    if (last === undefined || wide.from > last.to) cuts.push(wide);
    else cuts.splice(-1, 1, { from: last.from, to: Math.max(last.to, wide.to) });
  }
  return cuts;
};

/** Of what something is left: all, nothing, or some. */
export type Left = 'all' | 'none' | 'some';

/** A piece of sound or pictures by its place in time. */
export interface PlacedPiece {
  readonly from: Instant;
  readonly lengthMs: number;
  /** Else it grows, or its writer was killed: how long it is by now is not known for sure. */
  readonly ended: boolean;
}

/** Where a piece ends for sure. */
const endOf = ({ from, lengthMs, ended }: PlacedPiece): Instant => (ended ? from + lengthMs : Infinity);

/** What is left of a piece of sound: its length stays, with silence in the cuts. */
export const soundLeft = (piece: PlacedPiece, cuts: readonly Cut[]): Left => {
  const end = endOf(piece);
  if (!cuts.some(({ from, to }) => from <= end && piece.from < to)) return 'all';
  return cuts.some(({ from, to }) => from <= piece.from && end <= to) ? 'none' : 'some';
};

/**
 * How much of a piece of pictures is left, in milliseconds from its beginning: up to the first cut. What comes after it refers to pictures that are cut out; the next piece
 * begins with a whole one. All of it where no cut touches it.
 */
export const picturesLeft = (piece: PlacedPiece, cuts: readonly Cut[]): number => {
  const end = endOf(piece);
  const touching = cuts.filter(({ from, to }) => from <= end && piece.from < to);
  return touching.reduce((left, { from }) => Math.min(left, Math.max(0, from - piece.from)), Infinity);
};
