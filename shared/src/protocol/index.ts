import type { z } from 'zod';
import { checkRequests, checkTasks } from './check.ts';
import { seatRequests, seatTasks, type notices } from './seat.ts';

/** Every request that a page can make over its socket, with the schemas of what goes in and what comes back. */
export const requests = { ...seatRequests, ...checkRequests } as const;
export type RequestName = keyof typeof requests;
export type ParamsOf<Name extends RequestName> = z.output<(typeof requests)[Name]['params']>;
export type ParamsIn<Name extends RequestName> = z.input<(typeof requests)[Name]['params']>;
export type ResultOf<Name extends RequestName> = z.output<(typeof requests)[Name]['result']>;

export type NoticeName = keyof typeof notices;
export type NoticeOf<Name extends NoticeName> = z.output<(typeof notices)[Name]>;

/** Everything that the hub gives a page to do, and waits for. */
export const tasks = { ...seatTasks, ...checkTasks } as const;
export type TaskName = keyof typeof tasks;
export type TaskOf<Name extends TaskName> = z.output<(typeof tasks)[Name]>;

/**
 * The socket's only events. `request` is always acknowledged, with `{ ok: true, result }` or `{ ok: false, refusal }`. A `notice` is not; a
 * `task` is acknowledged by the page once it has done it. The page takes both in the order in which they come.
 */
export interface PageToHub {
  request: (name: string, params: unknown, reply: (answer: unknown) => void) => void;
}
export interface HubToPage {
  notice: (name: string, params: unknown) => void;
  task: (name: string, params: unknown, done: () => void) => void;
}

/** A request's JSON may be this long, in characters; above it the answer is `too-large`. */
export const largestRequest = 64 * 1024;
