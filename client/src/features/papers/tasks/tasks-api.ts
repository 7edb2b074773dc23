import { TaskBody, TaskList } from '@diem-cau/shared';
import { z } from 'zod';
import { getJson, sendJson } from '../../../core/http.ts';

/** Lines of the list on one page. */
export const tasksPerPage = 50;

/** What the list can be narrowed to; overdue tasks are open ones. */
export const taskFilters = ['open', 'overdue', 'done', 'withdrawn'] as const;
export type TaskFilter = (typeof taskFilters)[number];

/** The filter that an address names; null for all tasks. */
export const readFilter = (text: string): TaskFilter | null => taskFilters.find((filter) => filter === text) ?? null;

const queryOf = (words: string, filter: TaskFilter | null): Record<string, string> => ({
  q: words,
  ...(filter === null ? {} : { state: filter }),
});

/** One page of the list, the most urgent first; the hub searches work, units and meetings, without tone marks. */
export const listTasks = (
  { words, filter, page }: { readonly words: string; readonly filter: TaskFilter | null; readonly page: number },
  signal: AbortSignal,
): Promise<TaskList> => {
  const query = new URLSearchParams({
    ...queryOf(words, filter),
    limit: String(tasksPerPage),
    offset: String((page - 1) * tasksPerPage),
  });
  return getJson(`/api/tasks?${query}`, TaskList, { signal });
};

/** Address of the whole list, as it is filtered, as a file for a spreadsheet. */
export const tasksCsvPath = (words: string, filter: TaskFilter | null): string =>
  `/api/tasks.csv?${new URLSearchParams(queryOf(words, filter))}`;

const Answer = z.strictObject({ task: TaskBody });

/** Notes how far a task is; what was said before stays. Refused with `not-found` where the conclusion was taken out. */
export const noteProgress = (
  { meetingId, conclusionId }: Pick<TaskBody, 'meetingId' | 'conclusionId'>,
  said: { readonly state: TaskBody['state']; readonly note: string },
): Promise<unknown> =>
  sendJson('POST', `/api/meetings/${meetingId}/conclusions/${conclusionId}/progress`, said, Answer);
