import { z } from 'zod';
import { MeetingId } from '../kit/ids.ts';

/** What of the records a page can watch: one meeting's, or a list that is made of them all. */
export const WatchedRecord = z.union([
  z.strictObject({ meetingId: MeetingId }),
  z.strictObject({ list: z.enum(['meetings', 'tasks', 'checks']) }),
]);
export type WatchedRecord = z.infer<typeof WatchedRecord>;

/** By what a watched record is known; equal for what is the same. */
export const watchedKey = (watched: z.input<typeof WatchedRecord>): string =>
  'meetingId' in watched ? `meeting ${watched.meetingId}` : `list ${watched.list}`;

/** Requests about what was written down of meetings, open and closed. It is read over HTTP; here a page only learns that it changed. */
export const recordRequests = {
  /** From now on the page is told when one of these changes, and of nothing else; an empty list watches nothing. */
  'record.watch': { params: z.strictObject({ watched: z.array(WatchedRecord).max(8) }), result: z.strictObject({}) },
} as const;

/** Notices to whoever watches a record. */
export const recordNotices = {
  /** It is no more what the page has read: what changed is not said, the page reads it again with its own right. */
  'record.changed': z.strictObject({ changed: WatchedRecord }),
} as const;
