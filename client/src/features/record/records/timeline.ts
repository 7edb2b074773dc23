import type { Attendance, EndpointAttendance, Instant, Interval, MeetingRecord } from '@diem-cau/shared';

/** What a meeting's time line reaches over: opening to closing, or to now. */
export interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/** A piece of an endpoint's lane: it was there, or it was not and why. What is before the first joining is no piece. */
export interface Piece extends Stretch {
  readonly kind: 'present' | Exclude<NonNullable<Attendance['end']>, 'closed'>;
}

const shownBeforeMs = 3_600_000;

/**
 * What a record's time line reaches over; `now` counts while the meeting is open. It begins with the invited time where the meeting
 * began late, but never more than an hour before the opening.
 */
export const spanOf = (
  { summary: { openedAt, closedAt }, scheduledAt }: Pick<MeetingRecord, 'summary' | 'scheduledAt'>,
  now: Instant,
): Stretch => ({
  from: scheduledAt !== null && scheduledAt > openedAt - shownBeforeMs ? Math.min(scheduledAt, openedAt) : openedAt,
  to: Math.max(closedAt ?? now, openedAt + 1),
});

/** An interval as far as it lies in the span; null where nothing of it does. */
export const within = ({ from, to }: Interval, span: Stretch): Stretch | null => {
  const cut = { from: Math.max(from, span.from), to: Math.min(to ?? span.to, span.to) };
  return cut.from < cut.to ? cut : null;
};

/** An endpoint's presence as pieces in the order of time, without overlaps. */
export const piecesOf = ({ stretches }: Pick<EndpointAttendance, 'stretches'>, span: Stretch): Piece[] =>
  stretches.flatMap(({ from, to, end }, index): Piece[] => {
    const present = within({ from, to }, span);
    const next = stretches[index + 1]?.from ?? span.to;
    const away = to === null || end === null || end === 'closed' ? null : within({ from: to, to: next }, span);
    return [
      ...(present === null ? [] : [{ kind: 'present' as const, ...present }]),
      ...(away === null || end === null || end === 'closed' ? [] : [{ kind: end, ...away }]),
    ];
  });

/** Where an instant stands on a line of that width; never outside it. */
export const placeAt = (at: Instant, span: Stretch, width: number): number =>
  ((Math.min(Math.max(at, span.from), span.to) - span.from) / (span.to - span.from)) * width;

const steps = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440].map((minutes) => minutes * 60_000);

/**
 * Round times of day for the axis, at most `most` of them.
 * @param zoneOffsetMs what the local time is ahead of UTC, so that full hours are full hours here
 */
export const axisTicks = (span: Stretch, most: number, zoneOffsetMs: number): Instant[] => {
  const step = steps.find((each) => (span.to - span.from) / each <= most) ?? 86_400_000;
  const first = Math.ceil((span.from + zoneOffsetMs) / step) * step - zoneOffsetMs;
  const count = Math.max(0, Math.floor((span.to - first) / step) + 1);
  return Array.from({ length: count }, (_, index) => first + index * step);
};
