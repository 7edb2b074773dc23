import type { EndpointId } from '../kit/ids.ts';
import type { MeetingChanges, MeetingView, SeatView } from './view.ts';

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

const defined = <T extends object>(changes: T): Defined<T> => {
  const result: Defined<T> = {};
  for (const key in changes) {
    const value = changes[key];
    if (value !== undefined) Object.assign(result, { [key]: value });
  }
  return result;
};

/** The seats of a view with those that changed in their places; null where one is new, whose place in the directory's order is not told. */
const merged = (before: readonly SeatView[], changedSeats: readonly SeatView[]): SeatView[] | null => {
  const changed = new Map<EndpointId, SeatView>(changedSeats.map((seat) => [seat.endpointId, seat]));
  const known = new Set(before.map((seat) => seat.endpointId));
  if (changedSeats.some((seat) => !known.has(seat.endpointId))) return null;
  return before.map((seat) => changed.get(seat.endpointId) ?? seat);
};

/** A view with what changed taken in: seats by their endpoint, all else whole. Null where it holds a seat that the view does not know. */
export const withChanges = (view: MeetingView, { seats, ...whole }: MeetingChanges): MeetingView | null => {
  const next = seats === undefined ? view.seats : merged(view.seats, seats);
  return next === null ? null : { ...view, ...defined(whole), seats: next };
};
