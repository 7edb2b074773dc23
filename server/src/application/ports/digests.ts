import type { MeetingId } from '@diem-cau/shared';

/**
 * What was derived from closed meetings, kept only so that it need not be derived again: it may be thrown away at any time. `stamp`
 * tells from which facts and by which version of the program it was derived; a digest with another stamp is no digest.
 */
export interface Digests {
  /** The stored digests of these meetings as JSON texts, by meeting; those that are missing are left out. */
  read(
    meetingIds: readonly MeetingId[],
  ): Promise<ReadonlyMap<MeetingId, { readonly stamp: string; readonly body: string }>>;
  write(meetingId: MeetingId, stamp: string, body: string): Promise<void>;
}
