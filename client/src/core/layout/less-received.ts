import { rungLessBy, rungOf, type LessBy, type Rung, type SeatView } from '@diem-cau/shared';

/** What an endpoint receives less than all of: on a rung, or (`smaller`) the same pictures as ever, smaller. */
interface LessReceived {
  readonly what: Exclude<Rung, 'full'> | 'smaller';
  readonly by: LessBy;
}

/**
 * What is said to an endpoint of its own rung; null where there is nothing to be said. A commune has the stage alone on a good line, too: on that rung its pictures come smaller
 * for want of a wider line, and nothing on it is less where its PC shows no more.
 */
export const lessReceived = (seat: SeatView): LessReceived | null => {
  const [rung, by] = [rungOf(seat), rungLessBy(seat)];
  if (rung === 'full' || by === null) return null;
  if (rung !== 'stage' || seat.leads || by === 'own' || by === 'others') return { what: rung, by };
  return by === 'pc' ? null : { what: 'smaller', by };
};
