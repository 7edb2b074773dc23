import type { MeetingView, SeatView } from '@diem-cau/shared';
import type { Conduct } from './act.ts';

/** Those that ask to come into the locked meeting, in the directory's order. */
export const asking = ({ seats }: Pick<MeetingView, 'seats'>): readonly SeatView[] =>
  seats.filter(({ entry }) => entry?.stands === 'asking');

/** Lets nobody new in, and lets all in again; one of them is possible at a time. */
export const lockActs: readonly Conduct[] = [
  {
    name: 'lock',
    how: 'at-once',
    request: 'lock.begin',
    params: () => ({}),
    when: ({ view, on }) => on === null && view.lock === null,
    takenBackBy: 'unlock',
  },
  {
    name: 'unlock',
    how: 'at-once',
    request: 'lock.end',
    params: () => ({}),
    when: ({ view, on }) => on === null && view.lock !== null,
    takenBackBy: 'lock',
  },
];

/** Lets in who asks, or was left outside before. */
export const admit: Conduct = {
  name: 'admit',
  how: 'at-once',
  request: 'lock.admit',
  params: ({ on }) => (on === null ? null : { endpointId: on.endpointId }),
  when: ({ on }) => on?.entry !== undefined && on.entry.stands !== 'admitted',
  takenBackBy: 'turn-away',
};

/** Leaves outside, for now, who asks, or was let in and has not come. */
export const turnAway: Conduct = {
  name: 'turn-away',
  how: 'at-once',
  request: 'lock.turnAway',
  params: ({ on }) => (on === null ? null : { endpointId: on.endpointId }),
  when: ({ on }) => on?.entry?.stands === 'asking' || on?.entry?.stands === 'admitted',
  takenBackBy: 'admit',
};

/** What is done about one that stands before the locked meeting. */
export const entryActs: readonly Conduct[] = [admit, turnAway];
