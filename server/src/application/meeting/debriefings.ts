import { MeetingId, type DebriefingEnd, type EndpointId, type Instant } from '@diem-cau/shared';
import type { Actor } from '../../domain/kit/actor.ts';
import { debriefingOf } from '../../domain/meeting/debriefing/conference.ts';
import {
  closeForDebriefing,
  endDebriefing,
  isDebriefing,
  noteDebriefingEnded,
} from '../../domain/meeting/debriefing/debriefing.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import type { Mint } from '../ports/clock.ts';
import type { Page } from './connections/page.ts';
import type { LiveMeeting } from './live-meeting.ts';
import { LiveRecord, type LiveRecordPorts } from './live-record.ts';
import type { OpenMeetings } from './open-meetings.ts';

interface DebriefingsPorts extends LiveRecordPorts {
  readonly mint: Pick<Mint, 'id'>;
  readonly meetings: Pick<OpenMeetings, 'find' | 'hostOffRecord' | 'letGo'>;
  /** The record of a meeting that is closed has one fact more. */
  readonly recordChanged: (meetingId: MeetingId) => void;
}

/** The debriefings that go on, each a conference off the record, and the records of their meetings, which say when they were over. */
export class Debriefings {
  readonly #ports: DebriefingsPorts;
  /** By the debriefing, until it is written that it is over. */
  readonly #records = new Map<MeetingId, LiveRecord>();
  /** Those of which it is being written. */
  readonly #over = new Set<MeetingId>();

  constructor(ports: DebriefingsPorts) {
    this.#ports = ports;
  }

  /** Whether a conference that goes on is a debriefing. */
  is(meetingId: MeetingId | null): boolean {
    const live = meetingId === null ? undefined : this.#ports.meetings.find(meetingId);
    return live !== undefined && isDebriefing(live.meeting);
  }

  /** Closes a meeting for all, and lets its room and these endpoints go on in a debriefing, into which their pages move. */
  async begin(meeting: LiveMeeting, endpointIds: readonly EndpointId[], page: Page): Promise<void> {
    const debriefingId = MeetingId.parse(this.#ports.mint.id());
    await meeting.act((now) => closeForDebriefing(now, debriefingId, endpointIds, page.actor), page);
    this.#ports.meetings.letGo(meeting);
  }

  /** Ends a debriefing, for all. */
  async end(debriefing: LiveMeeting, page: Page): Promise<void> {
    await debriefing.act((now) => endDebriefing(now, 'ended', page.actor), page);
    this.#ports.meetings.letGo(debriefing);
  }

  /** A meeting was closed with a debriefing: that is held from now on. Idempotent. @param now as the meeting's facts are dated */
  began(closed: Meeting, now: Instant): void {
    const conference = debriefingOf(closed);
    if (conference === null || this.#records.has(conference.meetingId)) return;
    this.#records.set(conference.meetingId, this.#recordOf(closed, conference.meetingId, now));
    this.#ports.meetings.hostOffRecord(conference, now);
    const { meetingId } = closed;
    this.#ports.logger.info({ meetingId, circle: conference.seats.size }, 'a debriefing began');
  }

  /** Something changed in a conference: that a debriefing is over goes on its meeting's record. */
  look({ meeting: { meetingId, debriefing } }: LiveMeeting): void {
    const record = this.#records.get(meetingId);
    if (record === undefined || debriefing.ended === null || this.#over.has(meetingId)) return;
    this.#over.add(meetingId);
    const { cause, actor } = debriefing.ended;
    this.#note(record, cause, actor);
  }

  /** Lets go of all; the next start says on the records that they are over. Idempotent. */
  close(): void {
    for (const record of this.#records.values()) record.close();
    this.#records.clear();
    this.#over.clear();
  }

  #note(record: LiveRecord, cause: DebriefingEnd, actor: Actor): void {
    const { meetingId } = record.meeting;
    this.#ports.logger.info({ meetingId, cause }, 'a debriefing is over');
    void record.observe('debriefing ended', (now) => noteDebriefingEnded(now, cause, actor));
  }

  #recordOf(closed: Meeting, debriefingId: MeetingId, since: Instant): LiveRecord {
    const settle: ConstructorParameters<typeof LiveRecord>[3] = ({ meeting, facts }) => {
      if (facts.length > 0) {
        this.#records.delete(debriefingId);
        this.#over.delete(debriefingId);
        this.#ports.recordChanged(meeting.meetingId);
      }
      return Promise.resolve(true);
    };
    return new LiveRecord(this.#ports, closed, since, settle);
  }
}
