import {
  rungLessBy,
  rungOf,
  type Instant,
  type LineState,
  type LineSums,
  type LineView,
  type SeatView,
} from '@diem-cau/shared';
import { noSums } from './line-sums.ts';

/** Where the line of a seat stands, and since when it is lost or out. Who left, closed the page or never came lost no line. */
export const lineStateOf = ({
  seat,
  lost,
  outage,
}: Pick<SeatView, 'seat' | 'lost' | 'outage'>): { readonly state: LineState; readonly since: Instant | null } => {
  if (seat.state === 'dropped' && seat.cause === 'link-lost') return { state: 'lost', since: seat.since };
  if (seat.state !== 'present') return { state: 'away', since: null };
  if (lost !== undefined) return { state: 'lost', since: lost.since };
  return outage === undefined ? { state: 'here', since: null } : { state: 'outage', since: outage.since };
};

/** What a seat receives and sends of all there is, and what keeps it from more. */
export type LineLess = Pick<LineView, 'rung' | 'rungBy' | 'cameraKept' | 'cameraKeptBy'>;

/** How much of the meeting comes to a seat and goes from it; nothing is known of one that is not here. */
export const lineLess = (seat: SeatView): LineLess => {
  const here = lineStateOf(seat).state === 'here';
  const { cameraKept, cameraKeptBy = 'line' } = here ? seat : {};
  return {
    rung: here ? rungOf(seat) : null,
    rungBy: here ? rungLessBy(seat) : null,
    cameraKept: cameraKept ?? null,
    cameraKeptBy: cameraKept === undefined ? null : cameraKeptBy,
  };
};

/** What a seat that stood like this for so long adds to the sums of its line. @param hubShort whether the hub's own line bore less than was wanted of it */
export const sumsOfStanding = (seat: SeatView, forMs: number, hubShort: boolean): LineSums => {
  const ms = Math.round(forMs);
  const { state } = lineStateOf(seat);
  if (state === 'away') return noSums;
  if (state !== 'here') return { ...noSums, lostMs: ms };
  const { rungBy, cameraKeptBy } = lineLess(seat);
  return {
    ...noSums,
    hubShortMs: hubShort ? ms : 0,
    thinDownMs: rungBy === 'line' ? ms : 0,
    thinUpMs: cameraKeptBy === 'line' ? ms : 0,
  };
};
