import type { EndpointAttendance, Instant, Interval } from '@diem-cau/shared';
import { piecesOf, type Piece, type Stretch } from './timeline.ts';

/** A time in which an endpoint that had been there was away, and why; `back` is null where it never came back. */
export interface Absence {
  readonly cause: Exclude<Piece['kind'], 'present'>;
  readonly from: Instant;
  readonly back: Instant | null;
  readonly ms: number;
}

/**
 * The absences of an endpoint after its first joining, in the order of time. Those from which it came back with the hub itself are
 * left out: they concern everybody and are named once for all.
 */
export const absencesOf = (
  endpoint: Pick<EndpointAttendance, 'stretches'>,
  span: Stretch,
  hubGaps: readonly Interval[],
): Absence[] =>
  piecesOf(endpoint, span).flatMap(({ kind, from, to }) => {
    const back = to < span.to ? to : null;
    const withTheHub =
      kind === 'hub' && back !== null && hubGaps.some((gap) => gap.to !== null && from <= gap.to && gap.from <= to);
    return kind === 'present' || withTheHub ? [] : [{ cause: kind, from, back, ms: to - from }];
  });
