import type { Conduct } from './act.ts';

/** The break and its end; one of them is possible at a time. */
export const breakActs: readonly Conduct[] = [
  {
    name: 'start-break',
    key: 'break',
    how: 'asks-once',
    request: 'meeting.startBreak',
    params: () => ({}),
    when: ({ view, on }) => on === null && view.phase.phase === 'running',
  },
  {
    name: 'end-break',
    key: 'break',
    how: 'asks-once',
    request: 'meeting.endBreak',
    params: () => ({}),
    when: ({ view, on }) => on === null && view.phase.phase === 'break',
  },
];

/** Closes the meeting for good, for everybody. */
export const closeMeeting: Conduct = {
  name: 'close',
  how: 'asks-once',
  request: 'meeting.close',
  params: () => ({}),
  when: ({ on }) => on === null,
};
