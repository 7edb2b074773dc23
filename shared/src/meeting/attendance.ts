import type { SeatView } from './view.ts';

/** Whether an endpoint is in the meeting now. */
export const isSeated = ({ seat }: Pick<SeatView, 'seat'>): boolean => seat.state === 'present';

/** How many communes are missing that could come at once, since a page of theirs waits. */
export const waitingCount = (seats: readonly Pick<SeatView, 'leads' | 'waits'>[]): number =>
  seats.filter(({ leads, waits }) => !leads && waits === true).length;

/** How many are there, of how many that are expected, as every surface shows it: communes only, since whoever leads counts itself out. */
export const attendance = (
  seats: readonly Pick<SeatView, 'leads' | 'seat'>[],
): { present: number; expected: number } => {
  const communes = seats.filter(({ leads }) => !leads);
  return { present: communes.filter(isSeated).length, expected: communes.length };
};
