import type { EndpointAttendance, Instant, MeetingRecord } from '@diem-cau/shared';
import { piecesOf, within, type Piece, type Stretch } from './timeline.ts';

/** Something that a lane of the time line shows. */
export interface Mark extends Stretch {
  readonly kind: Piece['kind'] | 'speech' | 'screen' | 'weak' | 'bad' | CourseKind;
  /** How many stretches it stands for: those that lie too near one another to be told apart are drawn as one. */
  readonly times: number;
  /** How long they are together, in milliseconds. */
  readonly ms: number;
  /** Which call of the roll; null for anything else. */
  readonly call: number | null;
}
type CourseKind = 'scheduled' | 'opening' | 'break' | 'hub-gap' | 'roll-call' | 'closing';

const mark = (kind: Mark['kind'], { from, to }: Stretch, call: number | null = null): Mark => ({
  kind,
  from,
  to,
  times: 1,
  ms: to - from,
  call,
});

/** Marks of one kind in the order of time, those less than `gapMs` apart as one. */
export const mergeNear = (marks: readonly Mark[], gapMs: number): Mark[] => {
  const merged: Mark[] = [];
  for (const next of marks) {
    const last = merged.at(-1);
    if (last !== undefined && next.from - last.to < gapMs)
      merged.splice(-1, 1, {
        ...last,
        to: Math.max(last.to, next.to),
        times: last.times + next.times,
        ms: last.ms + next.ms,
      });
    else merged.push(next);
  }
  return merged;
};

const byTime = (a: Mark, b: Mark): number => a.from - b.from || b.to - a.to;

/** All that one endpoint's lane shows, in the order of time: presence and absence, speaking, screens, a poor line. */
export const laneMarks = (
  endpoint: Pick<EndpointAttendance, 'stretches' | 'speeches' | 'screens' | 'links'>,
  span: Stretch,
  gapMs: number,
): Mark[] => {
  const marksOf = (kind: Mark['kind'], stretches: readonly Stretch[]): Mark[] =>
    mergeNear(
      stretches
        .flatMap((stretch) => within(stretch, span) ?? [])
        .map((cut) => mark(kind, cut))
        .toSorted(byTime),
      gapMs,
    );
  const graded = (grade: 'weak' | 'bad') => endpoint.links.filter((link) => link.grade === grade);
  return [
    ...piecesOf(endpoint, span).map((piece) => mark(piece.kind, piece)),
    ...marksOf('speech', endpoint.speeches),
    ...marksOf('screen', endpoint.screens),
    ...marksOf('weak', graded('weak')),
    ...marksOf('bad', graded('bad')),
  ].toSorted(byTime);
};

/** The course of the whole meeting, in the order of time. A roll that was called after the closing stands at its end. */
export const courseMarks = (
  record: Pick<MeetingRecord, 'summary' | 'scheduledAt' | 'breaks' | 'hubGaps' | 'rollCalls'>,
  span: Stretch,
): Mark[] => {
  const { openedAt, closedAt } = record.summary;
  const point = (kind: CourseKind, at: Instant | null): Mark[] =>
    at === null ? [] : [mark(kind, { from: at, to: at })];
  const stretched = (kind: CourseKind, intervals: MeetingRecord['breaks']): Mark[] =>
    intervals.flatMap((interval) => within(interval, span) ?? []).map((cut) => mark(kind, cut));
  return [
    ...point('scheduled', record.scheduledAt),
    ...point('opening', openedAt),
    ...stretched('break', record.breaks),
    ...stretched('hub-gap', record.hubGaps),
    ...record.rollCalls.map(({ call, from, to }) => mark('roll-call', { from, to }, call)),
    ...point('closing', closedAt),
  ].toSorted(byTime);
};

/** The marks of a lane that lie at an instant, or within `reachMs` of it. */
export const marksAt = (marks: readonly Mark[], at: Instant, reachMs: number): Mark[] =>
  marks.filter(({ from, to }) => from - reachMs <= at && at <= to + reachMs);
