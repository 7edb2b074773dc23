import type { MeetingId } from '@diem-cau/shared';

/** One digest as it is kept; `stamp` tells from which facts and by which version of the program it was derived. */
export interface StoredDigest {
  readonly stamp: string;
  /** The digest as JSON text. */
  readonly body: string;
}

/**
 * What was derived from closed meetings, kept only so that it need not be derived again: it may be thrown away at any time. A digest with
 * another stamp is no digest.
 */
export interface Digests {
  /** The stored digests of these meetings; those that are missing are left out. */
  read(meetingIds: readonly MeetingId[]): Promise<ReadonlyMap<MeetingId, StoredDigest>>;
  /** Keeps these in one transaction, each in place of an older one. */
  write(digests: ReadonlyMap<MeetingId, StoredDigest>): Promise<void>;
}
