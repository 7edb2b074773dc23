import { Refusal, type ConclusionRow, type ConclusionsView, type Day, type MeetingId } from '@diem-cau/shared';
import { attendanceLog } from '../../domain/record/attendance-log.ts';
import {
  conclusionsOf,
  conclusionsVersions,
  removedConclusions,
  saveConclusions,
} from '../../domain/papers/conclusions.ts';
import { correctedLog } from '../../domain/record/corrected-log.ts';
import type { Actor } from '../../domain/kit/actor.ts';
import { noticeClock } from '../../domain/record/notice-clock.ts';
import { notedStates } from '../../domain/papers/tasks.ts';
import { receiptsOf } from '../../domain/record/conclusion-receipts.ts';
import type { Calendar } from '../settings/calendar.ts';
import { dayOf } from '../kit/days.ts';
import type { Book, MeetingBooks } from '../record/meeting-books.ts';
import type { Receipts } from './receipts.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Clock, Mint } from '../ports/clock.ts';

export interface ConclusionsPorts {
  readonly books: Pick<MeetingBooks, 'read' | 'write'>;
  readonly archive: Pick<MeetingArchive, 'events'>;
  readonly calendar: Pick<Calendar, 'workingDays'>;
  readonly receipts: Pick<Receipts, 'of'>;
  readonly clock: Clock;
  readonly mint: Pick<Mint, 'id'>;
  readonly timeZone: string;
}

/** When a meeting closed, by its corrected record, and the clock that its policy sets. */
interface Course {
  /** Null while it is open. */
  readonly closedOn: Day | null;
  readonly workingDays: number;
}

/** The chair's conclusions of meetings as rows, and the clock of the notice that tells of them. */
export class Conclusions {
  readonly #ports: ConclusionsPorts;

  constructor(ports: ConclusionsPorts) {
    this.#ports = ports;
  }

  /** The conclusions in force and the notice's clock. Refuses with `not-found`. */
  async view(meetingId: MeetingId): Promise<ConclusionsView> {
    return this.#view(meetingId, await this.#ports.books.read(meetingId));
  }

  /** Saves a new version of the rows. Refuses as `saveConclusions` does, and with `not-found` for an unknown meeting. */
  async save(
    meetingId: MeetingId,
    saving: { readonly basedOn: number; readonly rows: readonly ConclusionRow[] },
    actor: Actor,
  ): Promise<ConclusionsView> {
    const { books, mint } = this.#ports;
    const book = await books.write(meetingId, (before) => saveConclusions(before, saving, actor, () => mint.id()));
    return this.#view(meetingId, book);
  }

  /**
   * Notes the day on which the notice went out; null takes it back. Refuses with `meeting-still-open`, and with `bad-issue-day` for a
   * day before the closing or after today.
   */
  async noteIssued(meetingId: MeetingId, day: Day | null, actor: Actor): Promise<ConclusionsView> {
    const book = await this.#ports.books.write(meetingId, async (before) => {
      const { closedOn } = await this.#course(meetingId, before);
      if (closedOn === null) throw new Refusal('meeting-still-open');
      if (day !== null && (day < closedOn || day > this.#today())) throw new Refusal('bad-issue-day');
      return day === this.#issuedOn(before) ? [] : [{ type: 'noticeIssued', day, actor }];
    });
    return this.#view(meetingId, book);
  }

  #today(): Day {
    return dayOf(this.#ports.clock.now(), this.#ports.timeZone);
  }

  #issuedOn(book: Book): Day | null {
    return book.reduce<Day | null>((last, { fact }) => (fact.type === 'noticeIssued' ? fact.day : last), null);
  }

  async #course(meetingId: MeetingId, book: Book): Promise<Course> {
    const seen = attendanceLog(await this.#ports.archive.events(meetingId));
    if (seen === null) throw new Refusal('not-found');
    const { closedAt, opening } = correctedLog(seen, book);
    return {
      closedOn: closedAt === null ? null : dayOf(closedAt, this.#ports.timeZone),
      workingDays: opening.policy.conclusionWorkingDays,
    };
  }

  async #view(meetingId: MeetingId, book: Book): Promise<ConclusionsView> {
    const course = await this.#course(meetingId, book);
    const rows = conclusionsOf(book);
    const versions = conclusionsVersions(book);
    const { sent, communes } = await this.#ports.receipts.of(meetingId);
    const notice = { ...course, needed: rows.length > 0, issuedOn: this.#issuedOn(book) };
    return {
      version: versions.length,
      rows: [...rows],
      removed: [...removedConclusions(book)],
      states: [...notedStates(book)],
      versions: [...versions],
      receipts: rows.flatMap((row) => receiptsOf(sent, row) ?? []),
      communes: [...communes],
      clock: noticeClock(notice, this.#today(), await this.#ports.calendar.workingDays()),
    };
  }
}
