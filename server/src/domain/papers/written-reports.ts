import {
  byExceptions,
  Refusal,
  reportCounts,
  type Day,
  type EndpointId,
  type GiveReport,
  type Instant,
  type MeetingId,
  type ReportedTask,
  type ReportStanding,
  type TaskBody,
} from '@diem-cau/shared';
import type { Actor } from '../kit/actor.ts';
import type { StampedFact } from '../kit/stamped-fact.ts';
import type { ReportFact } from './report-fact.ts';

type Facts = readonly StampedFact<ReportFact>[];

/** A commune's report that counts. */
export interface GivenReport {
  readonly at: Instant;
  readonly actor: Actor;
  readonly tasks: readonly ReportedTask[];
}

/** The call in force: its number, the day of its meeting, the meeting that has taken it, and what communes reported. */
export interface CurrentCall {
  readonly call: number;
  readonly day: Day;
  readonly heldIn: MeetingId | null;
  readonly given: ReadonlyMap<EndpointId, GivenReport>;
}

const follow = (current: CurrentCall | null, { at, fact }: Facts[number]): CurrentCall | null => {
  if (current?.call !== fact.call)
    return fact.type === 'reportsCalled' ? { call: fact.call, day: fact.day, heldIn: null, given: new Map() } : current;
  switch (fact.type) {
    case 'reportsCalled':
      return { ...current, day: fact.day };
    case 'reportsHeld':
      return { ...current, heldIn: fact.meetingId };
    case 'reportGiven': {
      const { endpointId, tasks, actor } = fact;
      return { ...current, given: new Map(current.given).set(endpointId, { at, actor, tasks }) };
    }
  }
};

/** The newest call; null where there was none. */
export const currentCall = (facts: Facts): CurrentCall | null => facts.reduce<CurrentCall | null>(follow, null);

/** The day before, `2025-07-01` → `2025-06-30`. */
export const dayBefore = (day: Day): Day => {
  const before = new Date(`${day}T00:00:00Z`);
  before.setUTCDate(before.getUTCDate() - 1);
  return before.toISOString().slice(0, 10);
};

/**
 * Calls for reports before the meeting of a day. A call that no meeting has taken and whose day is not over moves to that day, with what was
 * reported; else it is another call. Nothing where it stands so. Refuses with `bad-report-day` a day that is over.
 */
export const callReports = (facts: Facts, day: Day, today: Day, actor: Actor): readonly ReportFact[] => {
  if (day < today) throw new Refusal('bad-report-day');
  const current = currentCall(facts);
  const moves = current !== null && current.heldIn === null && current.day >= today;
  if (moves && current.day === day) return [];
  const call = moves ? current.call : (current?.call ?? 0) + 1;
  return [{ type: 'reportsCalled', call, day, actor }];
};

/** How a commune's report stands: whether it may be given and changed now. `turnIsOver`: it has spoken in the meeting that took the call, or that is closed. */
export const reportState = (
  current: CurrentCall | null,
  today: Day,
  turnIsOver: boolean,
): 'none' | 'early' | 'open' | 'closed' => {
  if (current === null) return 'none';
  if (current.heldIn !== null) return turnIsOver ? 'closed' : 'open';
  if (today > current.day) return 'closed';
  return today < dayBefore(current.day) ? 'early' : 'open';
};

/** Open tasks as they stand in a report: with what was marked of each, and nothing of those that came since. */
export const reportedTasks = (
  tasks: readonly TaskBody[],
  given: readonly Pick<ReportedTask, 'conclusionId' | 'mark' | 'line'>[],
): readonly ReportedTask[] => {
  const said = new Map(given.map((each) => [each.conclusionId, each]));
  return tasks.map(({ conclusionId, meetingId, meetingTitle, work, deadline, overdue }) => {
    const { mark = null, line = '' } = said.get(conclusionId) ?? {};
    return { conclusionId, meetingId, meetingTitle, work, deadline, overdue, mark, line };
  });
};

const isMarked = (task: ReportedTask): task is ReportedTask & { readonly mark: NonNullable<ReportedTask['mark']> } =>
  task.mark !== null;

/**
 * A commune gives its report, whole: a mark for each of its open tasks. Nothing where the same stands. Refuses with `report-outdated` where the
 * call or the tasks are not those that it speaks of.
 */
export const giveReport = (
  { call, given }: CurrentCall,
  { endpointId, tasks }: { readonly endpointId: EndpointId; readonly tasks: readonly TaskBody[] },
  said: GiveReport,
  actor: Actor,
): readonly ReportFact[] => {
  const reported = reportedTasks(tasks, said.marks).filter(isMarked);
  const isWhole = reported.length === tasks.length && said.marks.length === tasks.length;
  if (said.call !== call || !isWhole) throw new Refusal('report-outdated');
  const before = given.get(endpointId);
  if (before !== undefined && JSON.stringify(before.tasks) === JSON.stringify(reported)) return [];
  return [{ type: 'reportGiven', call, endpointId, tasks: reported, actor }];
};

/** How a commune stands, by the tasks that are open now and what was reported of them. */
export const standingOf = (
  endpointId: EndpointId,
  tasks: readonly ReportedTask[],
  given: GivenReport | undefined,
): ReportStanding => ({ endpointId, givenAt: given?.at ?? null, ...reportCounts(tasks) });

/** Rows of communes in the order of exceptions, each with its tasks in that order: overdue ones first, then stuck ones. */
export const inOrderOfExceptions = <
  Row extends { readonly givenAt: Instant | null; readonly tasks: readonly ReportedTask[] },
>(
  rows: readonly Row[],
): readonly Row[] => {
  const weight = ({ overdue, mark }: ReportedTask): number =>
    overdue && mark !== 'done' ? 0 : mark === 'stuck' ? 1 : mark === null ? 2 : mark === 'not-yet' ? 3 : 4;
  return rows
    .map((row) => ({ ...row, tasks: row.tasks.toSorted((a, b) => weight(a) - weight(b)) }))
    .toSorted((a, b) =>
      byExceptions({ ...reportCounts(a.tasks), givenAt: a.givenAt }, { ...reportCounts(b.tasks), givenAt: b.givenAt }),
    );
};
