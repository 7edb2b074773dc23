import type { Instant, MeetingId } from '@diem-cau/shared';
import type { StampedEvent } from '../../domain/meeting/events.ts';
import type { SignOfLife } from './sign-of-life.ts';

/** What the archive is asked for when meetings are listed. */
export interface MeetingQuery {
  /** Words folded by `foldForSearch`; all must occur in the folded title; empty for all. */
  readonly words: readonly string[];
  /** Only meetings opened at or after `from` and before `to`, where these are given. */
  readonly from?: Instant;
  readonly to?: Instant;
  readonly limit: number;
  readonly offset: number;
}

/** The durable record of all meetings: events are appended, never changed. */
export interface MeetingArchive {
  /**
   * Appends events in one transaction that is on the disk when the promise resolves. `events[0].seq` must follow the last one
   * stored, else AppendConflict is thrown. Throws Refusal `record-unavailable` when the disk is full or the database is locked or gone; then
   * nothing was stored. Where the line broke at the commit it has no end before it is known whether the events are stored:
   * whoever calls it waits for some seconds and takes the outcome for unknown until then.
   */
  append(meetingId: MeetingId, events: readonly StampedEvent[]): Promise<void>;
  /** All events of one meeting in order; empty when it is unknown. Throws Refusal `record-unreadable` when one of them can't be read. */
  events(meetingId: MeetingId): Promise<readonly StampedEvent[]>;
  /** The first event of a meeting, its opening, without all that follows; null when it is unknown. */
  first(meetingId: MeetingId): Promise<StampedEvent | null>;
  /** Whether a meeting with this id was ever opened. */
  has(meetingId: MeetingId): Promise<boolean>;
  /** Meetings without a closing, oldest first. */
  unfinished(): Promise<readonly MeetingId[]>;
  /** Meetings that were closed at or after an instant, oldest first. */
  closedSince(from: Instant): Promise<readonly MeetingId[]>;
  /** Meetings by title, newest first, and how many match in all. */
  find(query: MeetingQuery): Promise<{ readonly meetingIds: readonly MeetingId[]; readonly total: number }>;
  /** The number of the last event of each of these meetings. */
  lastSeqs(meetingIds: readonly MeetingId[]): Promise<ReadonlyMap<MeetingId, number>>;
  /** Notes that the hub is alive; cheap, called every second while a meeting is open. */
  noteAlive(sign: SignOfLife): Promise<void>;
  /** The last one noted; null in a new archive. */
  lastAlive(): Promise<SignOfLife | null>;
}
