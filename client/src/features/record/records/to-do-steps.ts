import type { MeetingSummary } from '@diem-cau/shared';

/** One piece of the work after a meeting, how far it is, and the words for that. */
export interface ToDoStep {
  readonly step: 'rollCall' | 'minutes' | 'notice';
  readonly state: 'done' | 'open' | 'late' | 'none';
  readonly words:
    'done' | 'notBegun' | 'endpoints' | 'notCalled' | 'notNeeded' | 'whenClosed' | 'daysLeft' | 'today' | 'overdue';
  /** What the words are filled with. */
  readonly n: number;
  readonly all: number;
}

const rollCall = ({ rollCall: { endpoints, confirmed, notCalled } }: MeetingSummary['toDo']): ToDoStep => {
  const step = { step: 'rollCall', state: 'open', n: confirmed, all: endpoints } as const;
  if (confirmed === 0) return { ...step, words: 'notBegun' };
  if (confirmed < endpoints) return { ...step, words: 'endpoints' };
  if (notCalled > 0) return { ...step, words: 'notCalled', n: notCalled };
  return { ...step, state: 'done', words: 'done' };
};

const notice = ({ notice: { state, daysLeft } }: MeetingSummary['toDo'], isClosed: boolean): ToDoStep => {
  const days = Math.abs(daysLeft ?? 0);
  const step = { step: 'notice', state: 'open', n: days, all: 0 } as const;
  if (state === 'in-time' || state === 'late') return { ...step, state: 'done', words: 'done' };
  if (state === 'overdue') return { ...step, state: 'late', words: 'overdue' };
  if (state === 'running') return { ...step, words: days === 0 ? 'today' : 'daysLeft' };
  return { ...step, state: 'none', words: isClosed ? 'notNeeded' : 'whenClosed' };
};

/** The roll call, the minutes and the notice of a meeting, each with how far it is; none where the meeting counts nowhere. */
export const toDoSteps = ({ toDo, closedAt, type, leftOut }: MeetingSummary): readonly ToDoStep[] => {
  if (type === 'hop-thu' || leftOut !== null) return [];
  const minutes = { step: 'minutes', n: 0, all: 0 } as const;
  return [
    rollCall(toDo),
    toDo.minutes ? { ...minutes, state: 'done', words: 'done' } : { ...minutes, state: 'open', words: 'notBegun' },
    notice(toDo, closedAt !== null),
  ];
};
