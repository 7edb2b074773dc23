import type { MeetingId } from '@diem-cau/shared';
import type { MeetingDigests } from './meeting-digests.ts';
import type { Logger } from '../ports/logger.ts';
import type { MeetingArchive } from '../ports/archive.ts';

/**
 * Makes digests that are stale anew while nobody waits for them, as after a new version of the program, the newest meetings first; whoever
 * asks the hub meanwhile gets a turn between two meetings. Ends early when `signal` is aborted.
 */
export const refreshDigests = async (
  archive: Pick<MeetingArchive, 'find'>,
  digests: Pick<MeetingDigests, 'of'>,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> => {
  const { meetingIds } = await archive.find({ words: [], limit: Number.MAX_SAFE_INTEGER, offset: 0 });
  const unreadable = (meetingId: MeetingId, error: unknown): void =>
    logger.error({ meetingId, err: error }, 'the record of a meeting can not be read');
  for await (const _ of digests.of(meetingIds, unreadable)) if (signal.aborted) return;
};
