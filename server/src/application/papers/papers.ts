import type { MeetingId, MeetingRecord } from '@diem-cau/shared';
import type { BookFact } from '../../domain/record/book-fact.ts';
import type { Actor } from '../../domain/kit/actor.ts';
import type { OfficialDocument } from '../../domain/papers/official-document.ts';
import { assertNewest, versionOf, type PaperVersion } from '../../domain/papers/official-versions.ts';
import type { Book, MeetingBooks } from '../record/meeting-books.ts';
import {
  officeClock,
  officialFile,
  paperFileName,
  paperView,
  type PaperFile,
  type PaperView,
} from './paper-versions.ts';
import type { DossierFile } from '../ports/dossier-files.ts';
import type { OfficialFileKind, OfficialFiles } from '../ports/official-files.ts';

export interface PapersPorts {
  readonly books: Pick<MeetingBooks, 'read' | 'write'>;
  readonly records: { record(meetingId: MeetingId): Promise<MeetingRecord> };
  readonly officialFiles: OfficialFiles;
  readonly timeZone: string;
}

/** What a document is made of besides its text: its meeting, and the meeting's book. */
export interface Written {
  readonly meetingId: MeetingId;
  readonly book: Book;
}

/** What tells one kind of paper from another. */
export interface PaperKind<Body> {
  /** Its files' names: for people, and in the dossier of a meeting. */
  readonly fileName: 'bien-ban' | 'thong-bao';
  readonly dossierName: 'minutes' | 'notice';
  readonly versions: (book: Book) => readonly PaperVersion<Body>[];
  readonly saved: (body: Body, note: string, actor: Actor) => BookFact;
  /** What the record proposes; agency and recipients as in the last paper of the same unit. */
  readonly proposal: (record: MeetingRecord, book: Book, writer: Actor) => Promise<Body>;
  readonly document: (of: Written, version: PaperVersion<Body>) => OfficialDocument | Promise<OfficialDocument>;
  /** The document of a proposal that nobody saved yet. */
  readonly draft: (of: Written, proposal: Body) => OfficialDocument | Promise<OfficialDocument>;
}

/** A saving of a paper. */
export interface PaperSaving<Body> {
  /** The version that was edited, 0 for none. */
  readonly basedOn: number;
  readonly body: Body;
  readonly note: string;
}

/** Papers of one kind: proposed from the record, written by a person in versions, exported. */
export class Papers<Body> {
  readonly #ports: PapersPorts;
  readonly #kind: PaperKind<Body>;

  constructor(ports: PapersPorts, kind: PaperKind<Body>) {
    this.#ports = ports;
    this.#kind = kind;
  }

  /** One version, the newest where none is asked for, with what the record proposes. Refuses with `not-found`. */
  async view(meetingId: MeetingId, version: number | undefined, reader: Actor): Promise<PaperView<Body>> {
    const record = await this.#ports.records.record(meetingId);
    return this.#view(record, await this.#ports.books.read(meetingId), version, reader);
  }

  /**
   * Saves a new version; what stands so already, without a word about it, is not saved again. Refuses with `edited-meanwhile` and
   * `not-found`.
   */
  async save(meetingId: MeetingId, { basedOn, body, note }: PaperSaving<Body>, actor: Actor): Promise<PaperView<Body>> {
    const record = await this.#ports.records.record(meetingId);
    const book = await this.#ports.books.write(meetingId, (before) => {
      const versions = this.#kind.versions(before);
      assertNewest(basedOn, versions);
      const same = note === '' && JSON.stringify(versions.at(-1)?.body) === JSON.stringify(body);
      return same ? [] : [this.#kind.saved(body, note, actor)];
    });
    return this.#view(record, book, undefined, actor);
  }

  /** One version as a file; before the first, the draft that the record proposes. Refuses with `not-found`. */
  async file(
    meetingId: MeetingId,
    kind: OfficialFileKind,
    version: number | undefined,
    reader: Actor,
  ): Promise<PaperFile> {
    const { records, books, officialFiles, timeZone } = this.#ports;
    const record = await records.record(meetingId);
    const book = await books.read(meetingId);
    const shown = versionOf(this.#kind.versions(book), version);
    const document =
      shown === null
        ? await this.#kind.draft({ meetingId, book }, await this.#kind.proposal(record, book, reader))
        : await this.#document({ meetingId, book }, shown);
    const number = shown?.version.version ?? null;
    return {
      fileName: paperFileName(
        { paper: this.#kind.fileName, version: number, kind },
        record.summary,
        officeClock(timeZone),
      ),
      bytes: await officialFile(officialFiles, kind, document),
    };
  }

  /** The newest version as files for the meeting's dossier; none where nothing was saved. */
  async dossierFiles(meetingId: MeetingId): Promise<readonly DossierFile[]> {
    const { books, officialFiles } = this.#ports;
    const book = await books.read(meetingId);
    const newest = this.#kind.versions(book).at(-1);
    if (newest === undefined) return [];
    const document = await this.#document({ meetingId, book }, newest);
    return [
      { name: `${this.#kind.dossierName}.docx`, bytes: await officialFiles.docx(document) },
      { name: `${this.#kind.dossierName}.pdf`, bytes: await officialFiles.pdf(document) },
    ];
  }

  /** What the record proposes. */
  proposal(record: MeetingRecord, book: Book, writer: Actor): Promise<Body> {
    return this.#kind.proposal(record, book, writer);
  }

  async #document(of: Written, version: PaperVersion<Body>): Promise<OfficialDocument> {
    return { ...(await this.#kind.document(of, version)), writtenAt: version.version.at };
  }

  async #view(record: MeetingRecord, book: Book, version: number | undefined, reader: Actor): Promise<PaperView<Body>> {
    const versions = this.#kind.versions(book);
    const shown = versionOf(versions, version);
    return paperView(versions, shown, await this.#kind.proposal(record, book, reader));
  }
}
