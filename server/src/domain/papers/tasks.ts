import {
  Refusal,
  type ConclusionId,
  type ConclusionState,
  type Day,
  type MeetingId,
  type TaskBody,
} from '@diem-cau/shared';
import type { BookFact, BookFactOf } from '../record/book-fact.ts';
import { conclusionsOf } from './conclusions.ts';
import type { Actor } from '../kit/actor.ts';
import { actorName } from '../kit/actor.ts';
import type { StampedFact } from '../kit/stamped-fact.ts';

type Book = readonly StampedFact<BookFact>[];
type State = TaskBody['state'];

/** The meeting from which tasks come. */
export interface TaskedMeeting {
  readonly meetingId: MeetingId;
  readonly title: string;
  /** The day of its opening. */
  readonly day: Day;
}

/** A task before it is known which day it is. */
export type Task = Omit<TaskBody, 'overdue'>;

const isProgress = (stamped: StampedFact<BookFact>): stamped is StampedFact<BookFactOf<'conclusionProgressed'>> =>
  stamped.fact.type === 'conclusionProgressed';

/** The conclusions in force of one meeting as tasks, each in the state that was said last. */
export const tasksOf = ({ meetingId, title, day }: TaskedMeeting, book: Book): readonly Task[] => {
  const progress = Map.groupBy(book.filter(isProgress), ({ fact }) => fact.conclusionId);
  return conclusionsOf(book).map(({ conclusionId, work, leadUnit, cooperatingUnits, deadline }) => {
    const said = (progress.get(conclusionId) ?? []).map(({ at, fact: { actor, state, note } }) => ({
      at,
      by: actorName(actor),
      state,
      note,
    }));
    return {
      conclusionId,
      meetingId,
      meetingTitle: title,
      meetingDay: day,
      work,
      leadUnit,
      cooperatingUnits: [...cooperatingUnits],
      deadline,
      state: said.at(-1)?.state ?? 'open',
      progress: said,
    };
  });
};

/** How far conclusions are of which something was noted, whether they are in force or not. */
export const notedStates = (book: Book): readonly ConclusionState[] =>
  [...Map.groupBy(book.filter(isProgress), ({ fact }) => fact.conclusionId)].map(([conclusionId, said]) => ({
    conclusionId,
    state: said.at(-1)?.fact.state ?? 'open',
    notes: said.length,
  }));

/** The task as it stands on a day: one that is open past its deadline is overdue. */
export const taskOn = (task: Task, today: Day): TaskBody => ({
  ...task,
  overdue: task.state === 'open' && task.deadline !== null && task.deadline < today,
});

const stateOrder: Readonly<Record<State, number>> = { open: 0, done: 1, withdrawn: 2 };

/** Days as texts are in the order of time. */
const inOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The order of work: what is open comes first, the nearest deadline before others, what has none behind them; else the newest meeting. */
export const byUrgency = (a: Task, b: Task): number =>
  stateOrder[a.state] - stateOrder[b.state] ||
  inOrder(a.deadline ?? '9999', b.deadline ?? '9999') ||
  inOrder(b.meetingDay, a.meetingDay);

/** Notes how far a task is; the same once more without a note is not written. Refuses with `not-found` what is no conclusion in force. */
export const progressTask = (
  book: Book,
  conclusionId: ConclusionId,
  { state, note }: { readonly state: State; readonly note: string },
  actor: Actor,
): readonly BookFact[] => {
  if (!conclusionsOf(book).some((row) => row.conclusionId === conclusionId)) throw new Refusal('not-found');
  const last = book.filter(isProgress).findLast(({ fact }) => fact.conclusionId === conclusionId);
  if (note === '' && state === (last?.fact.state ?? 'open')) return [];
  return [{ type: 'conclusionProgressed', conclusionId, state, note, actor }];
};
