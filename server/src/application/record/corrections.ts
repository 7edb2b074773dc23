import { Refusal, type Correction, type MeetingId, type PrintingDeclaration } from '@diem-cau/shared';
import { attendanceLog } from '../../domain/record/attendance-log.ts';
import { correctedLog } from '../../domain/record/corrected-log.ts';
import { checkCorrection } from '../../domain/record/corrections.ts';
import { timeInMeeting } from '../../domain/meeting/course/meeting-time.ts';
import type { Actor } from '../../domain/kit/actor.ts';
import type { MeetingBooks } from './meeting-books.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';

export interface CorrectionsPorts {
  readonly archive: Pick<MeetingArchive, 'events'>;
  readonly books: Pick<MeetingBooks, 'write'>;
  readonly clock: Clock;
  /** Hears of a meeting whose derived figures are others now. */
  readonly changed: (meetingId: MeetingId) => void;
}

/** What people put right about a record: a new fact with its author and reason, never an edit. */
export class Corrections {
  readonly #ports: CorrectionsPorts;

  constructor(ports: CorrectionsPorts) {
    this.#ports = ports;
  }

  /** Corrects a record. Refuses as `checkCorrection` does, and with `not-found` for an unknown meeting. */
  async correct(meetingId: MeetingId, correction: Correction, reason: string, actor: Actor): Promise<void> {
    const log = attendanceLog(await this.#ports.archive.events(meetingId));
    if (log === null) throw new Refusal('not-found');
    await this.#ports.books.write(meetingId, (book) => {
      checkCorrection(correctedLog(log, book), correction, timeInMeeting(log, this.#ports.clock.now()), log);
      return [{ type: 'recordCorrected', correction, reason, actor }];
    });
    this.#ports.changed(meetingId);
  }

  /** Says how many pages the meeting's papers had, and how many copies were printed. The same words twice are written once. */
  async declarePrinting(meetingId: MeetingId, papers: PrintingDeclaration, actor: Actor): Promise<void> {
    await this.#ports.books.write(meetingId, (book) => {
      const before = book.findLast(({ fact }) => fact.type === 'papersDeclared')?.fact;
      const same =
        before?.type === 'papersDeclared' &&
        before.papers.pages === papers.pages &&
        before.papers.printedCopies === papers.printedCopies;
      return same ? [] : [{ type: 'papersDeclared', papers, actor }];
    });
  }
}
