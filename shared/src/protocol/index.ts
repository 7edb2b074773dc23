import type { z } from 'zod';
import { hubNotices, hubRequests } from './hub.ts';
import { mediaNotices, mediaRequests, mutingRequests } from './media.ts';
import { meetingNotices, meetingRequests } from './meeting.ts';
import { recordNotices, recordRequests } from './record.ts';

/** Every request that a page can make over its socket, with the schemas of what goes in and what comes back. */
export const requests = {
  ...hubRequests,
  ...meetingRequests,
  ...mediaRequests,
  ...mutingRequests,
  ...recordRequests,
} as const;
export type RequestName = keyof typeof requests;
export type ParamsOf<Name extends RequestName> = z.output<(typeof requests)[Name]['params']>;
export type ParamsIn<Name extends RequestName> = z.input<(typeof requests)[Name]['params']>;
export type ResultOf<Name extends RequestName> = z.output<(typeof requests)[Name]['result']>;

/** Every notice that the hub sends to a page. */
export const notices = { ...hubNotices, ...meetingNotices, ...mediaNotices, ...recordNotices } as const;
export type NoticeName = keyof typeof notices;
export type NoticeOf<Name extends NoticeName> = z.output<(typeof notices)[Name]>;

/**
 * The socket's only events. `request` is always acknowledged, with `{ ok: true, result }` or `{ ok: false, refusal }`. `notice` is
 * acknowledged by the page once it has dealt with it.
 */
export interface PageToHub {
  request: (name: string, params: unknown, reply: (answer: unknown) => void) => void;
}
export interface HubToPage {
  notice: (name: string, params: unknown, done: () => void) => void;
}

/** A request's JSON may be this long, in characters; above it the answer is `too-large`. */
export const largestRequest = 64 * 1024;
