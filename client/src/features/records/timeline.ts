import type { Attendance, EndpointAttendance, Instant, Interval, MeetingRecord } from '@diem-cau/shared';

/** What a meeting's strips reach over: opening to closing, or to now. */
export interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/** A piece of an endpoint's strip: it was there, or it was not and why. What is before the first joining is no piece. */
export interface Piece extends Stretch {
  readonly kind: 'present' | Exclude<NonNullable<Attendance['end']>, 'closed'>;
}

/** What a record's strips reach over; `now` counts while the meeting is open. */
export const spanOf = ({ summary: { openedAt, closedAt } }: MeetingRecord, now: Instant): Stretch => ({
  from: openedAt,
  to: Math.max(closedAt ?? now, openedAt + 1),
});

/** An interval as far as it lies in the span; null where nothing of it does. */
export const within = ({ from, to }: Interval, span: Stretch): Stretch | null => {
  const cut = { from: Math.max(from, span.from), to: Math.min(to ?? span.to, span.to) };
  return cut.from < cut.to ? cut : null;
};

/** An endpoint's strip as pieces in the order of time, without overlaps. */
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

/** Where an instant stands on the strip, in per cent of its width. */
export const percentAt = (at: Instant, span: Stretch): number =>
  ((Math.min(Math.max(at, span.from), span.to) - span.from) / (span.to - span.from)) * 100;

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
