import { ConclusionId, MeetingId, TaskBody, TaskList, TaskProgress } from '@diem-cau/shared';
import { z } from 'zod';
import { actorOf } from '../../../../application/kit/acting.ts';
import { csv, csvType, json, noBody, nothing, routesOf } from '../../route.ts';
import type { PapersParts } from './papers-parts.ts';
import { SearchWords } from '../search-words.ts';

const route = routesOf<PapersParts>();

const Wanted = z.strictObject({
  q: SearchWords,
  state: z.enum(['open', 'done', 'withdrawn', 'overdue']).optional(),
});

/** Conclusions of all meetings as one list of tasks. */
export const taskRoutes = [
  route({
    method: 'GET',
    path: '/api/tasks',
    dear: 'reading',
    access: 'readTasks',
    reads: 'nothing',
    params: nothing,
    query: Wanted.extend({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    }),
    body: noBody,
    result: TaskList,
    summary: 'Tasks whose work, units or meeting hold all words of `q`, the most urgent first; overdue ones are open.',
    handle: async ({ query: { q, ...query } }, parts) => json(await parts.tasks.list({ words: q, ...query })),
  }),
  route({
    method: 'GET',
    path: '/api/tasks.csv',
    dear: 'report',
    access: 'readTasks',
    reads: 'nothing',
    params: nothing,
    query: Wanted,
    body: noBody,
    result: csvType,
    summary: 'The same list, whole, as a table for spreadsheets.',
    handle: async ({ query: { q, state } }, parts) => csv(await parts.tasks.csv({ words: q, state }), 'nhiem-vu.csv'),
  }),
  route({
    method: 'POST',
    path: '/api/meetings/:meetingId/conclusions/:conclusionId/progress',
    access: 'keepTasks',
    reads: 'json',
    params: z.strictObject({ meetingId: MeetingId, conclusionId: ConclusionId }),
    query: nothing,
    body: TaskProgress,
    result: z.strictObject({ task: TaskBody }),
    refuses: ['not-found', 'record-unreadable'],
    summary: 'Notes how far a task is; what was said before stays.',
    handle: async ({ params, body, signedIn }, parts) =>
      json({ task: await parts.tasks.progress(params.meetingId, params.conclusionId, body, actorOf(signedIn)) }),
  }),
];
