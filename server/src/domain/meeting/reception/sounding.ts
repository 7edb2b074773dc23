import type { Attendance } from '../connections/kinds.ts';

/**
 * Which of the connections that receive for one endpoint is heard there, so that no two windows of a room play the same voices: its seat;
 * while that is not there, or has dropped out, the first of its displays. Null where none is left.
 * @param seatAway the endpoint has dropped out: its seat is held, and nothing comes to it
 */
export const soundingOf = <Of extends Attendance>(receiving: readonly Of[], seatAway: boolean): Of | null => {
  const seat = receiving.find(({ as }) => as === 'seat') ?? null;
  const displays = receiving.filter(({ as }) => as === 'display').toSorted((one, other) => one.n - other.n);
  return (seatAway ? null : seat) ?? displays[0] ?? seat;
};
