import { timeInMeeting } from '../../domain/meeting/course/meeting-time.ts';
import {
  foldForSearch,
  Refusal,
  unitName,
  type MeetingId,
  type MeetingList,
  type MeetingRecord,
  type MeetingSummary,
} from '@diem-cau/shared';
import { attendanceLog, type AttendanceLog } from '../../domain/record/attendance-log.ts';
import type { StampedEvent } from '../../domain/meeting/events.ts';
import { correctedLog } from '../../domain/record/corrected-log.ts';
import { correctionHistory } from '../../domain/record/corrections.ts';
import { plannedEnd } from '../../domain/record/planned-end.ts';
import { ledBy } from '../../domain/record/led.ts';
import { inWriting } from '../../domain/record/in-writing.ts';
import { endpointRecords } from '../../domain/record/endpoint-records.ts';
import { meetingStory } from '../../domain/record/meeting-story.ts';
import { actorName } from '../../domain/kit/actor.ts';
import { meetingMarks, type MarksGround } from '../../domain/record/meeting-marks.ts';
import { digestedLine, meetingLine, type MeetingLine } from '../../domain/record/meeting-summary.ts';
import { personPresence } from '../../domain/record/person-presence.ts';
import { rollCalls } from '../../domain/record/roll-call.ts';
import { unitOn } from '../../domain/directory/units.ts';
import { toDo } from '../../domain/record/work-done.ts';
import { dayOf } from '../kit/days.ts';
import { localTime, type LocalTime } from '../kit/local-time.ts';
import type { Book, MeetingBooks } from './meeting-books.ts';
import { isWhole, passes, type MeetingFilter } from './meeting-filter.ts';
import type { MeetingDigests } from './meeting-digests.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import { marksGround } from './marks-ground.ts';
import { attendanceCsv, meetingsCsv } from './records-csv.ts';
import { breathe } from '../kit/breathe.ts';
import { isUnreadable, readable, unreadableRecord } from '../kit/unreadable-record.ts';

/** What is asked of the list of meetings: words as a person types them, with or without tone marks. */
export interface ListQuery extends MeetingFilter {
  readonly words: string;
  readonly order?: 'newest' | 'oldest';
  readonly limit: number;
  readonly offset: number;
}

const folded = (words: string): readonly string[] => foldForSearch(words).split(' ').filter(Boolean);

const printingOf = (book: Book): MeetingRecord['papers'] =>
  book.reduce<MeetingRecord['papers']>((last, { fact }) => (fact.type === 'papersDeclared' ? fact.papers : last), null);

export interface MeetingRecordsPorts {
  readonly archive: MeetingArchive;
  readonly books: Pick<MeetingBooks, 'read'>;
  readonly directory: Pick<Directory, 'units' | 'endpoints'>;
  readonly clock: Clock;
  /** In which the files are written, an IANA name. */
  readonly timeZone: string;
}

/** Reads the record: all that it answers is derived from the archive's events. */
export class MeetingRecords {
  readonly #archive: MeetingArchive;
  readonly #clock: Clock;
  readonly #books: Pick<MeetingBooks, 'read'>;
  readonly #directory: Pick<Directory, 'units' | 'endpoints'>;
  readonly #time: LocalTime;
  readonly #timeZone: string;
  readonly #digests: Pick<MeetingDigests, 'of'> | null;
  /** A closed meeting's record grows no more, so that its line need not be folded from thousands of events again. */
  readonly #closed = new Map<MeetingId, MeetingLine>();
  readonly #ground: () => Promise<MarksGround>;
  /** How often figures became others: what was read before that is not remembered. */
  #changes = 0;

  /**
   * @param digests give the lines of closed meetings without their events; without them every line is folded once
   * @param ground by what meetings are marked, and which days the clock of the notice leaves out; usual figures where nobody says
   */
  constructor(
    { archive, books, directory, clock, timeZone }: MeetingRecordsPorts,
    digests: Pick<MeetingDigests, 'of'> | null = null,
    ground: (() => Promise<MarksGround>) | null = null,
  ) {
    this.#archive = archive;
    this.#clock = clock;
    this.#books = books;
    this.#directory = directory;
    this.#time = localTime(timeZone);
    this.#timeZone = timeZone;
    this.#digests = digests;
    const usual = marksGround(timeZone, new Map(), { version: 0, entries: [] });
    this.#ground = ground ?? (() => Promise.resolve(usual));
  }

  /** Meetings whose titles hold all words and that pass the filter: those that go on first, then the newest, or the oldest. */
  async list({ words, order = 'newest', limit, offset, ...filter }: ListQuery): Promise<MeetingList> {
    const meetingIds = await this.#ordered(words, order);
    if (isWhole(filter))
      return { ...(await this.#lines(meetingIds.slice(offset, offset + limit))), total: meetingIds.length };
    const { meetings: all, unreadable } = await this.#lines(meetingIds);
    const meetings = all.filter((meeting) => passes(filter, meeting, dayOf(meeting.openedAt, this.#timeZone)));
    return { meetings: meetings.slice(offset, offset + limit), total: meetings.length, unreadable };
  }

  async #ordered(words: string, order: 'newest' | 'oldest'): Promise<readonly MeetingId[]> {
    const whole = { limit: Number.MAX_SAFE_INTEGER, offset: 0 };
    const { meetingIds } = await this.#archive.find({ words: folded(words), ...whole });
    const running = new Set(await this.#archive.unfinished());
    const ordered = order === 'newest' ? meetingIds : meetingIds.toReversed();
    return [...ordered.filter((id) => running.has(id)), ...ordered.filter((id) => !running.has(id))];
  }

  async #lines(meetingIds: readonly MeetingId[]): Promise<Pick<MeetingList, 'meetings' | 'unreadable'>> {
    const digested = await this.#digested(meetingIds.filter((meetingId) => !this.#closed.has(meetingId)));
    const meetings: MeetingSummary[] = [];
    const unreadable: MeetingId[] = [];
    const summaryOf = await this.#asOfToday();
    for (const meetingId of meetingIds) {
      await breathe();
      try {
        meetings.push(summaryOf(digested.get(meetingId) ?? (await this.#line(meetingId))));
      } catch (error) {
        if (!isUnreadable(error)) throw error;
        unreadable.push(meetingId);
      }
    }
    return { meetings, unreadable };
  }

  /** Puts to a line its marks and what is still to do today. */
  async #asOfToday(): Promise<(line: MeetingLine) => MeetingSummary> {
    const ground = await this.#ground();
    const now = this.#clock.now();
    return ({ summary, marked, done }) => {
      const closedOn = summary.closedAt === null ? null : ground.dayOf(summary.closedAt);
      return {
        ...summary,
        marks: meetingMarks(marked, ground, now),
        toDo: toDo(done, summary.expectedCount, closedOn, { today: ground.dayOf(now), calendar: ground.calendar }),
      };
    };
  }

  /** All that is known of one meeting; Refusal `not-found`, `record-unreadable`. */
  async record(meetingId: MeetingId): Promise<MeetingRecord> {
    const { seen, log, events, book } = await this.#read(meetingId);
    const now = timeInMeeting(log, this.#clock.now());
    // Each of these looks at thousands of events at once; the meetings go on between two of them.
    const endpoints = endpointRecords(log, events, book, now);
    await breathe();
    const people = personPresence(log, book, now);
    await breathe();
    const corrections = correctionHistory(seen, book, now);
    await breathe();
    const written = inWriting(events);
    const led = ledBy(events);
    const planned = plannedEnd(events);
    await breathe();
    return {
      summary: (await this.#asOfToday())(meetingLine(log, book, now)),
      openedBy: actorName(log.opening.actor),
      closedBy: log.closing === null ? null : actorName(log.closing.actor),
      holdsNoStateSecret: log.opening.holdsNoStateSecret,
      breaks: [...log.breaks],
      hubGaps: [...log.hubGaps],
      endpoints,
      people,
      scheduledAt: log.opening.scheduledAt ?? null,
      hostUnit: await this.#hostUnit(log),
      rollCalls: rollCalls(book),
      corrections,
      papers: printingOf(book),
      ...(written.length === 0 ? {} : { inWriting: [...written] }),
      ...(led.length === 0 ? {} : { led: [...led] }),
      ...(planned === null ? {} : { planned }),
      facts: meetingStory(events),
    };
  }

  /** One meeting's attendance as a CSV file for spreadsheets; Refusal `not-found`. */
  async attendanceCsv(meetingId: MeetingId): Promise<string> {
    const { log, events, book } = await this.#read(meetingId);
    return attendanceCsv(
      log.openedAt,
      endpointRecords(log, events, book, timeInMeeting(log, this.#clock.now())),
      this.#time,
    );
  }

  /** The whole list as a CSV file. */
  async listCsv(query: Omit<ListQuery, 'limit' | 'offset'>): Promise<string> {
    const { meetings } = await this.list({ ...query, limit: Number.MAX_SAFE_INTEGER, offset: 0 });
    return meetingsCsv(meetings, this.#time);
  }

  /** Takes note that a meeting's figures are others now. */
  forget(meetingId: MeetingId): void {
    this.#changes += 1;
    this.#closed.delete(meetingId);
  }

  /** The lines of those meetings that are closed. */
  async #digested(meetingIds: readonly MeetingId[]): Promise<ReadonlyMap<MeetingId, MeetingLine>> {
    const lines = new Map<MeetingId, MeetingLine>();
    if (this.#digests === null || meetingIds.length === 0) return lines;
    const changes = this.#changes;
    // Those that cannot be read are found out when their own lines are asked for.
    for await (const digest of this.#digests.of(meetingIds, () => undefined))
      if (digest.closedAt !== null) lines.set(digest.meetingId, digestedLine(digest));
    if (changes === this.#changes) for (const [meetingId, line] of lines) this.#closed.set(meetingId, line);
    return lines;
  }

  async #line(meetingId: MeetingId): Promise<MeetingLine> {
    const known = this.#closed.get(meetingId);
    if (known !== undefined) return known;
    const changes = this.#changes;
    const { log, book } = await this.#read(meetingId);
    const line = meetingLine(log, book, timeInMeeting(log, this.#clock.now()));
    if (line.summary.closedAt !== null && changes === this.#changes) this.#closed.set(meetingId, line);
    return line;
  }

  /** The unit that held the meeting, by name: the one that the opening named, else that of the place from which it was led. */
  async #hostUnit({ opening, openedAt, endpoints }: AttendanceLog): Promise<string> {
    if (opening.hostUnit !== undefined && opening.hostUnit !== null) return opening.hostUnit.name;
    const leading = endpoints.find(({ endpoint }) => endpoint.leads)?.endpoint.endpointId;
    const place = (await this.#directory.endpoints()).find(({ endpointId }) => endpointId === leading);
    if (place === undefined) return '';
    const units = new Map((await this.#directory.units()).map((unit) => [unit.unitId, unit]));
    const unit = unitOn(units, place.unitId, dayOf(openedAt, this.#timeZone));
    return unit === null ? '' : unitName(unit);
  }

  /** `seen` is what the machine saw, `log` what counts. */
  async #read(
    meetingId: MeetingId,
  ): Promise<{ seen: AttendanceLog; log: AttendanceLog; events: readonly StampedEvent[]; book: Book }> {
    const events = await this.#archive.events(meetingId);
    if (events.length === 0) throw new Refusal('not-found');
    await breathe();
    const seen = await readable('Nhật ký.', () => attendanceLog(events));
    if (seen === null)
      throw unreadableRecord('Sự kiện số 1.', new Error(`meeting ${meetingId} does not begin with its opening`));
    const book = await this.#books.read(meetingId);
    const log = correctedLog(seen, book);
    await breathe();
    return { seen, log, events, book };
  }
}
