import type { FloorBackground } from '@diem-cau/shared';

/** One thing that is said of an endpoint to whoever decides: the text `floor:background.<word>` with its number. */
export interface BackgroundPart {
  readonly word: 'never' | 'today' | 'year' | 'tasks' | 'overdue';
  readonly count: number;
}

/** Whole minutes; whoever was heard at all was heard for one. */
const minutes = (ms: number): number => Math.max(1, Math.round(ms / 60_000));

/** What is known of an endpoint, in the order in which it is said: heard today and this year, or never; its open and overdue tasks. */
export const backgroundParts = (known: FloorBackground): readonly BackgroundPart[] => {
  const { heardTodayMs, heardThisYearMs, openTasks, overdueTasks } = known;
  const spoken: BackgroundPart[] = [];
  if (heardTodayMs > 0) spoken.push({ word: 'today', count: minutes(heardTodayMs) });
  if (heardThisYearMs > 0) spoken.push({ word: 'year', count: minutes(heardThisYearMs) });
  if (spoken.length === 0) spoken.push({ word: 'never', count: 0 });
  if (openTasks > 0) spoken.push({ word: 'tasks', count: openTasks });
  if (overdueTasks > 0) spoken.push({ word: 'overdue', count: overdueTasks });
  return spoken;
};
