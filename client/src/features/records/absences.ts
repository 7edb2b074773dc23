import type { EndpointAttendance, Instant } from '@diem-cau/shared';
import { piecesOf, type Piece, type Stretch } from './timeline.ts';

/** A time in which an endpoint that had been there was away, and why; `back` is null where it never came back. */
export interface Absence {
  readonly cause: Exclude<Piece['kind'], 'present'>;
  readonly from: Instant;
  readonly back: Instant | null;
  readonly ms: number;
}

/** All absences of an endpoint after its first joining, in the order of time. */
export const absencesOf = (endpoint: Pick<EndpointAttendance, 'stretches'>, span: Stretch): Absence[] =>
  piecesOf(endpoint, span).flatMap(({ kind, from, to }) =>
    kind === 'present' ? [] : [{ cause: kind, from, back: to < span.to ? to : null, ms: to - from }],
  );
