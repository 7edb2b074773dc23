import { checkRequests, checkTasks, type ParamsIn, type ResultOf, type TaskOf } from '@diem-cau/shared';
import type { z } from 'zod';
import type { Signalling } from '../signalling.ts';

type CheckRequest = keyof typeof checkRequests;
type CheckTask = keyof typeof checkTasks;

const resultsOf: { readonly [Name in CheckRequest]: { readonly result: z.ZodType<ResultOf<Name>> } } = checkRequests;
const tasksOf: { readonly [Name in CheckTask]: z.ZodType<TaskOf<Name>> } = checkTasks;

/** What a check asks of the hub and is given to do by it, over the page's own line. */
export interface CheckSignalling {
  ask<Name extends CheckRequest>(name: Name, params: ParamsIn<Name>): Promise<ResultOf<Name>>;
  onTask<Name extends CheckTask>(name: Name, listener: (params: TaskOf<Name>) => unknown): () => void;
}

/** The words of a check on a line that was made without them. */
export const checkSignalling = (line: Pick<Signalling, 'askFor' | 'onTaskOf'>): CheckSignalling => ({
  ask: (name, params) => line.askFor(name, params, resultsOf[name].result),
  onTask: (name, listener) => line.onTaskOf(name, tasksOf[name], listener),
});
