import type { MeetingView, NoticeOf } from '@diem-cau/shared';

/** What became of an announcement: taken in, known already, or out of step so that the snapshot is needed again. */
export type Merged =
  | { readonly outcome: 'merged'; readonly view: MeetingView }
  | { readonly outcome: 'known' }
  | { readonly outcome: 'gap' };

/** Takes an announcement into the view: seats by their endpoint, all else whole. */
export const mergeChanges = (view: MeetingView, notice: NoticeOf<'meeting.changed'>): Merged => {
  if (notice.meetingId !== view.meetingId || notice.seq <= view.seq) return { outcome: 'known' };
  if (notice.seq !== view.seq + 1) return { outcome: 'gap' };
  const { seats: changedSeats = [], ...changes } = notice.changes;
  const changed = new Map(changedSeats.map((seat) => [seat.endpointId, seat]));
  const seats = view.seats.map((seat) => changed.get(seat.endpointId) ?? seat);
  const known = new Set(view.seats.map((seat) => seat.endpointId));
  // A seat that is new stands somewhere in the directory's order, which only the hub knows.
  if (changedSeats.some((seat) => !known.has(seat.endpointId))) return { outcome: 'gap' };
  return { outcome: 'merged', view: { ...view, ...defined(changes), seats, seq: notice.seq } };
};

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

const defined = <T extends object>(changes: T): Defined<T> => {
  const result: Defined<T> = {};
  for (const key in changes) {
    const value = changes[key];
    if (value !== undefined) Object.assign(result, { [key]: value });
  }
  return result;
};
