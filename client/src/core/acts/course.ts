import type { Conduct, FormAct } from './act.ts';

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

/** Says when a break is to be over, and whether all are asked then if they are ready. */
export const timeBreak: FormAct<'meeting.timeBreak'> = {
  name: 'time-break',
  how: 'form',
  request: 'meeting.timeBreak',
  when: ({ view, on }) => on === null && view.phase.phase === 'break',
};

/** Closes the meeting for good, for everybody. */
export const closeMeeting: Conduct = {
  name: 'close',
  how: 'asks-once',
  request: 'meeting.close',
  params: () => ({}),
  when: ({ on }) => on === null,
};
