import { punctualityToleranceMs, type Attendance, type Correction, type Instant } from '@diem-cau/shared';
import type { AttendanceLog, SeenEndpoint } from './attendance-log.ts';
import type { BookFact } from './book-fact.ts';
import { hubReturnGraceMs } from './presence.ts';
import { union } from '../kit/spans.ts';
import type { StampedFact } from '../kit/stamped-fact.ts';

type End = Attendance['end'];

const endless = Number.POSITIVE_INFINITY;
const toOf = ({ to }: Attendance): number => to ?? endless;
const until = (to: number): Instant | null => (to === endless ? null : to);

/** Takes the time from `from` to `to` out of the stretches in which an endpoint was there. */
const takenOut = (stretches: readonly Attendance[], from: Instant, to: Instant): Attendance[] =>
  stretches.flatMap((stretch): Attendance[] => {
    const before: Attendance = { from: stretch.from, to: Math.min(toOf(stretch), from), end: 'left' };
    const after: Attendance = { from: Math.max(stretch.from, to), to: stretch.to, end: stretch.end };
    if (toOf(stretch) <= from || stretch.from >= to) return [stretch];
    return [...(before.from < from ? [before] : []), ...(toOf(stretch) > to ? [after] : [])];
  });

/** Puts a stretch in; those that it touches become one with it. */
const putIn = (stretches: readonly Attendance[], from: Instant, to: Instant, end: End): Attendance[] => {
  const touches = (stretch: Attendance): boolean => stretch.from <= to && toOf(stretch) >= from;
  const touched = stretches.filter(touches);
  const last = touched.reduce<Attendance>((a, b) => (toOf(b) > toOf(a) ? b : a), { from, to, end });
  const joined = { from: Math.min(from, ...touched.map((each) => each.from)), to: until(toOf(last)), end: last.end };
  return [...stretches.filter((stretch) => !touches(stretch)), joined].sort((a, b) => a.from - b.from);
};

const withEndpoints = (log: AttendanceLog, change: (seen: SeenEndpoint) => SeenEndpoint): AttendanceLog => ({
  ...log,
  endpoints: log.endpoints.map(change),
});

/** Who stayed until the closing stays until the corrected one. */
const endingAt = (log: AttendanceLog, at: Instant): AttendanceLog =>
  withEndpoints({ ...log, closedAt: at, lastAt: Math.max(log.lastAt, at) }, (seen) => ({
    ...seen,
    stretches: seen.stretches.map((stretch) => (stretch.end === 'closed' ? { ...stretch, to: at } : stretch)),
  }));

/** Who was there at the opening, within what counts as in time, was there as long after an earlier one. */
const sinceEarlier = ([first, ...others]: readonly Attendance[], recordedAt: Instant, at: Instant): Attendance[] => {
  if (first === undefined) return [];
  const inTime = at < recordedAt && first.from - recordedAt <= punctualityToleranceMs;
  return [inTime ? { ...first, from: first.from - (recordedAt - at) } : first, ...others];
};

const beginningAt = (log: AttendanceLog, at: Instant): AttendanceLog =>
  withEndpoints({ ...log, openedAt: at }, (seen) => {
    if (seen.expectedFrom !== log.openedAt) return { ...seen, expectedFrom: Math.max(seen.expectedFrom, at) };
    return { ...seen, expectedFrom: at, stretches: sinceEarlier(seen.stretches, log.openedAt, at) };
  });

/** Breaks that overlap or touch as one; one that lasts has no end. */
const joinedBreaks = (breaks: AttendanceLog['breaks']): AttendanceLog['breaks'] =>
  union(breaks.map(({ from, to }) => ({ from, to: to ?? endless }))).map(({ from, to }) => ({ from, to: until(to) }));

/** Nobody was in the meeting before its opening or after its closing, and it had no break and no standstill then. */
const withinMeeting = (log: AttendanceLog): AttendanceLog => {
  const closing = log.closedAt ?? endless;
  const breaks = log.breaks
    .filter((pause) => pause.from < closing && (pause.to ?? endless) > log.openedAt)
    .map(({ from, to }) => ({ from: Math.max(from, log.openedAt), to: until(Math.min(to ?? endless, closing)) }));
  // A standstill right before the opening still excuses who needed a moment to come back.
  const hubGaps = log.hubGaps
    .filter(({ from, to }) => from < closing && to + hubReturnGraceMs > log.openedAt)
    .map(({ from, to }) => ({ from, to: Math.min(to, closing) }));
  return withEndpoints({ ...log, breaks, hubGaps }, (seen) => ({
    ...seen,
    stretches: seen.stretches
      .filter((stretch) => stretch.from < closing && toOf(stretch) > log.openedAt)
      .map((stretch) => ({ ...stretch, from: Math.max(stretch.from, log.openedAt) }))
      .map((stretch) => (toOf(stretch) > closing ? { ...stretch, to: closing, end: 'closed' as const } : stretch)),
  }));
};

const withCorrection = (log: AttendanceLog, correction: Correction): AttendanceLog => {
  switch (correction.what) {
    case 'title':
      return { ...log, opening: { ...log.opening, title: correction.title } };
    case 'opening':
    case 'closing':
    case 'counting':
      return log;
    case 'break':
      return { ...log, breaks: joinedBreaks([...log.breaks, { from: correction.from, to: correction.to }]) };
    case 'presence': {
      const { endpointId, from, to, present } = correction;
      const end = to === log.closedAt ? 'closed' : 'left';
      return withEndpoints(log, (seen) =>
        seen.endpoint.endpointId === endpointId
          ? {
              ...seen,
              stretches: present ? putIn(seen.stretches, from, to, end) : takenOut(seen.stretches, from, to),
            }
          : seen,
      );
    }
  }
};

/**
 * The log with corrections in their order: what is to count instead of what the machine saw. Of opening and closing the last word
 * counts, and one that takes an earlier one back leaves nothing of it.
 */
export const correctedBy = (log: AttendanceLog, corrections: readonly Correction[]): AttendanceLog => {
  if (corrections.length === 0) return log;
  const opening = corrections.findLast((each) => each.what === 'opening');
  const closing = corrections.findLast((each) => each.what === 'closing');
  const begun = opening === undefined ? log : beginningAt(log, opening.at);
  const ended = closing === undefined ? begun : endingAt(begun, closing.at);
  return withinMeeting(corrections.reduce(withCorrection, ended));
};

/** The machine's log with all corrections of a meeting's book, in the order of the book. */
export const correctedLog = (log: AttendanceLog, book: readonly StampedFact<BookFact>[]): AttendanceLog =>
  correctedBy(
    log,
    book.flatMap(({ fact }) => (fact.type === 'recordCorrected' ? [fact.correction] : [])),
  );
