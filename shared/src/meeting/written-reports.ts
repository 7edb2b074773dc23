import { z } from 'zod';
import { EndpointId } from '../kit/ids.ts';
import { Instant } from '../kit/time.ts';

/** What a commune says of one of its open tasks before a meeting: xong, chưa, vướng. */
export const TaskMark = z.enum(['done', 'not-yet', 'stuck']);
export type TaskMark = z.infer<typeof TaskMark>;

/** Open tasks of a commune by their marks. */
export const ReportCounts = z.strictObject({
  done: z.int().nonnegative(),
  notYet: z.int().nonnegative(),
  stuck: z.int().nonnegative(),
  /** Of which nothing is said. */
  unmarked: z.int().nonnegative(),
  /** Of all of these, those past their deadline and not marked as done. */
  overdue: z.int().nonnegative(),
});
export type ReportCounts = z.infer<typeof ReportCounts>;

/** How a commune stands before or in a meeting, by its written report; `givenAt` is null as long as it has given none. */
export const ReportStanding = z.strictObject({
  endpointId: EndpointId,
  givenAt: Instant.nullable(),
  ...ReportCounts.shape,
});
export type ReportStanding = z.infer<typeof ReportStanding>;

/** Counts tasks by their marks. */
export const reportCounts = (
  tasks: readonly { readonly mark: TaskMark | null; readonly overdue: boolean }[],
): ReportCounts => {
  const marked = (mark: TaskMark | null): number => tasks.filter((task) => task.mark === mark).length;
  return {
    done: marked('done'),
    notYet: marked('not-yet'),
    stuck: marked('stuck'),
    unmarked: marked(null),
    overdue: tasks.filter(({ mark, overdue }) => overdue && mark !== 'done').length,
  };
};

type Judged = Pick<ReportStanding, 'givenAt' | 'overdue' | 'stuck' | 'unmarked'>;

/** Whether a commune need not speak: it has reported on all its tasks, and none is overdue or stuck. What is not yet due may be not yet done. */
export const isAllGreen = ({ givenAt, overdue, stuck, unmarked }: Judged): boolean =>
  givenAt !== null && overdue === 0 && stuck === 0 && unmarked === 0;

/** The order of exceptions: more overdue tasks first, then more stuck ones, then who has not reported; the rest is as it was. */
export const byExceptions = (a: Judged, b: Judged): number =>
  b.overdue - a.overdue || b.stuck - a.stuck || Number(a.givenAt !== null) - Number(b.givenAt !== null);

/** The written reports as who conducts sees them; communes are told nothing of each other's. */
export const ReportsView = z.strictObject({
  reports: z.strictObject({
    /** Empty where the meeting has taken none. */
    of: z.array(ReportStanding).max(1000),
    /** Whether the list of speakers would stand otherwise, were it arranged by them now. */
    rearranges: z.boolean(),
  }),
});
export type ReportsView = z.infer<typeof ReportsView>;
