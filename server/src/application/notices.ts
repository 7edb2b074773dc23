import type { MeetingId, MeetingRecord, NoticeBody, NoticeView } from '@diem-cau/shared';
import { conclusionsOf, type Conclusion } from '../domain/conclusions.ts';
import type { Actor } from '../domain/meeting-event.ts';
import { noticeDocument } from '../domain/notice-document.ts';
import { noticeProposal, usualNoticeRecipients } from '../domain/notice-proposal.ts';
import type { OfficialDocument } from '../domain/official-document.ts';
import {
  assertNewest,
  minutesVersions,
  noticeVersions,
  versionOf,
  type PaperVersion,
} from '../domain/official-versions.ts';
import type { OfficeClock } from '../domain/official-words.ts';
import type { Book, MeetingBooks } from './meeting-books.ts';
import type { Minutes } from './minutes.ts';
import type { PaperModels } from './paper-models.ts';
import { officeClock, officialFile, paperFileName, paperView, type PaperFile } from './paper-versions.ts';
import type { ArchiveFile } from './ports/archive-files.ts';
import type { Clock } from './ports/clock.ts';
import type { OfficialFileKind, OfficialFiles } from './ports/official-files.ts';

export interface NoticesPorts {
  readonly books: Pick<MeetingBooks, 'read' | 'write'>;
  readonly records: { record(meetingId: MeetingId): Promise<MeetingRecord> };
  readonly minutes: Pick<Minutes, 'proposal'>;
  readonly models: Pick<PaperModels, 'host' | 'earlier'>;
  readonly officialFiles: OfficialFiles;
  readonly clock: Clock;
  readonly timeZone: string;
}

/** A saving of a notice. */
export interface NoticeSaving {
  /** The version that was edited, 0 for none. */
  readonly basedOn: number;
  readonly body: NoticeBody;
  readonly note: string;
}

/** The conclusions as they last stood while this version of the notice was the newest. */
const conclusionsWith = (book: Book, { version }: PaperVersion<NoticeBody>): readonly Conclusion[] => {
  const next = noticeVersions(book)[version.version];
  return conclusionsOf(next === undefined ? book : book.filter(({ seq }) => seq < next.seq));
};

/** The notices of conclusions (thông báo kết luận) of meetings: proposed, written in versions, exported. */
export class Notices {
  readonly #ports: NoticesPorts;
  readonly #clock: OfficeClock;

  constructor(ports: NoticesPorts) {
    this.#ports = ports;
    this.#clock = officeClock(ports.timeZone);
  }

  /** One version of the notice, the newest where none is asked for, with what the record proposes. Refuses with `not-found`. */
  async view(meetingId: MeetingId, version: number | undefined, reader: Actor): Promise<NoticeView> {
    const record = await this.#ports.records.record(meetingId);
    return this.#view(record, await this.#ports.books.read(meetingId), version, reader);
  }

  /**
   * Saves a new version; what stands so already, without a word about it, is not saved again. Refuses with `edited-meanwhile` and
   * `not-found`.
   */
  async save(meetingId: MeetingId, { basedOn, body, note }: NoticeSaving, actor: Actor): Promise<NoticeView> {
    const record = await this.#ports.records.record(meetingId);
    const book = await this.#ports.books.write(meetingId, (before) => {
      const versions = noticeVersions(before);
      assertNewest(basedOn, versions);
      const same = note === '' && JSON.stringify(versions.at(-1)?.body) === JSON.stringify(body);
      return same ? [] : [{ type: 'noticeSaved', body, note, actor }];
    });
    return this.#view(record, book, undefined, actor);
  }

  /** One version as a file, with the conclusions that belong to it; before the first, the draft that the record proposes. */
  async file(
    meetingId: MeetingId,
    kind: OfficialFileKind,
    version: number | undefined,
    reader: Actor,
  ): Promise<PaperFile> {
    const record = await this.#ports.records.record(meetingId);
    const book = await this.#ports.books.read(meetingId);
    const shown = versionOf(noticeVersions(book), version);
    const document =
      shown === null
        ? noticeDocument(
            await this.#proposal(record, book, reader),
            conclusionsOf(book),
            this.#yearOf(this.#ports.clock.now()),
          )
        : this.#document(book, shown);
    return {
      fileName: paperFileName('thong-bao', record.summary, shown?.version.version ?? null, kind, this.#clock),
      bytes: await officialFile(this.#ports.officialFiles, kind, document),
    };
  }

  /** The newest version as files for the meeting's archive; none where nothing was saved. */
  async archiveFiles(meetingId: MeetingId): Promise<readonly ArchiveFile[]> {
    const book = await this.#ports.books.read(meetingId);
    const newest = noticeVersions(book).at(-1);
    if (newest === undefined) return [];
    const document = this.#document(book, newest);
    return [
      { name: 'notice.docx', bytes: await this.#ports.officialFiles.docx(document) },
      { name: 'notice.pdf', bytes: await this.#ports.officialFiles.pdf(document) },
    ];
  }

  #yearOf(at: number): string {
    return this.#clock.day(at).slice(0, 4);
  }

  #document(book: Book, shown: PaperVersion<NoticeBody>): OfficialDocument {
    return noticeDocument(shown.body, conclusionsWith(book, shown), this.#yearOf(shown.version.at));
  }

  async #proposal(record: MeetingRecord, book: Book, writer: Actor): Promise<NoticeBody> {
    const { models, minutes } = this.#ports;
    const host = await models.host(record.summary.meetingId);
    const model = await models.earlier(host, (earlier) => noticeVersions(earlier).at(-1)?.body ?? null);
    const source = {
      record,
      minutes: minutesVersions(book).at(-1)?.body ?? (await minutes.proposal(record, book, writer)),
      head: model?.head ?? host.head('TB'),
      place: model?.place ?? host.place,
      recipients: model?.recipients ?? usualNoticeRecipients,
      signer: model,
    };
    return noticeProposal(source, this.#clock);
  }

  async #view(record: MeetingRecord, book: Book, version: number | undefined, reader: Actor): Promise<NoticeView> {
    const versions = noticeVersions(book);
    const shown = versionOf(versions, version);
    return paperView(versions, shown, await this.#proposal(record, book, reader));
  }
}
