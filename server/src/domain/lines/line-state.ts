import { Rung, type Instant, type LineState, type SeatView } from '@diem-cau/shared';
import { z } from 'zod';

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

const Laddered = z.object({ rung: Rung.optional() });

/** How much of the meeting a seat is sent, where its view says so; null where it does not. */
export const rungOf = (seat: SeatView): Rung | null => Laddered.safeParse(seat).data?.rung ?? null;
