import {
  Refusal,
  foldForSearch,
  type MeetingId,
  type MeetingList,
  type MeetingRecord,
  type MeetingSummary,
} from '@diem-cau/shared';
import { attendanceLog, type AttendanceLog } from '../domain/attendance-log.ts';
import type { StampedEvent } from '../domain/meeting-event.ts';
import { actorName, meetingStory } from '../domain/meeting-story.ts';
import { meetingSummary } from '../domain/meeting-summary.ts';
import { presence } from '../domain/presence.ts';
import { localTime, type LocalTime } from './local-time.ts';
import type { MeetingArchive } from './ports/archive.ts';
import type { Clock } from './ports/clock.ts';
import { attendanceCsv, meetingsCsv } from './records-csv.ts';

/** What is asked of the list of meetings: words as a person types them, with or without tone marks. */
export interface ListQuery {
  readonly words: string;
  readonly limit: number;
  readonly offset: number;
}

const folded = (words: string): readonly string[] => foldForSearch(words).split(' ').filter(Boolean);

/** Reads the record: all that it answers is derived from the archive's events. */
export class MeetingRecords {
  readonly #archive: MeetingArchive;
  readonly #clock: Clock;
  readonly #time: LocalTime;
  /** A closed meeting's record grows no more, so that its line need not be folded from thousands of events again. */
  readonly #closed = new Map<MeetingId, MeetingSummary>();

  /** @param timeZone in which the files are written, an IANA name */
  constructor(archive: MeetingArchive, clock: Clock, timeZone: string) {
    this.#archive = archive;
    this.#clock = clock;
    this.#time = localTime(timeZone);
  }

  /** Meetings whose titles hold all words, newest first. */
  async list({ words, limit, offset }: ListQuery): Promise<MeetingList> {
    const { meetingIds, total } = await this.#archive.find({ words: folded(words), limit, offset });
    const meetings: MeetingSummary[] = [];
    for (const meetingId of meetingIds) meetings.push(await this.#summary(meetingId));
    return { meetings, total };
  }

  /** All that is known of one meeting; Refusal `not-found`. */
  async record(meetingId: MeetingId): Promise<MeetingRecord> {
    const { log, events } = await this.#read(meetingId);
    const now = this.#clock.now();
    return {
      summary: meetingSummary(log, now),
      openedBy: actorName(log.opening.actor),
      closedBy: log.closing === null ? null : actorName(log.closing.actor),
      holdsNoStateSecret: log.opening.holdsNoStateSecret,
      breaks: [...log.breaks],
      hubGaps: [...log.hubGaps],
      endpoints: [...presence(log, now)],
      facts: meetingStory(events),
    };
  }

  /** One meeting's attendance as a CSV file for spreadsheets; Refusal `not-found`. */
  async attendanceCsv(meetingId: MeetingId): Promise<string> {
    const { log } = await this.#read(meetingId);
    return attendanceCsv(log.openedAt, presence(log, this.#clock.now()), this.#time);
  }

  /** All meetings whose titles hold all words, as a CSV file. */
  async listCsv(words: string): Promise<string> {
    const { meetings } = await this.list({ words, limit: Number.MAX_SAFE_INTEGER, offset: 0 });
    return meetingsCsv(meetings, this.#time);
  }

  async #summary(meetingId: MeetingId): Promise<MeetingSummary> {
    const known = this.#closed.get(meetingId);
    if (known !== undefined) return known;
    const { log } = await this.#read(meetingId);
    const summary = meetingSummary(log, this.#clock.now());
    if (summary.closedAt !== null) this.#closed.set(meetingId, summary);
    return summary;
  }

  async #read(meetingId: MeetingId): Promise<{ log: AttendanceLog; events: readonly StampedEvent[] }> {
    const events = await this.#archive.events(meetingId);
    if (events.length === 0) throw new Refusal('not-found');
    const log = attendanceLog(events);
    if (log === null) throw new Error(`the record of meeting ${meetingId} does not begin with its opening`);
    return { log, events };
  }
}
