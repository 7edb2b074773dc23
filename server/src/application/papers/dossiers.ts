import { createHash } from 'node:crypto';
import {
  Refusal,
  foldForSearch,
  refusalTexts,
  type Instant,
  type MeetingId,
  type MeetingRecord,
} from '@diem-cau/shared';
import { signedDocuments, type SignedDocument } from '../../domain/papers/signed-documents.ts';
import { chainStart, hashChain, type HashChain } from '../../domain/kit/hash-chain.ts';
import { isDamaged } from '../kit/intact-file.ts';
import { localTime } from '../kit/local-time.ts';
import { dossierReadme } from './dossier-readme.ts';
import type { Book, MeetingBooks } from '../record/meeting-books.ts';
import type { DossierFile, DossierPacker, DossierSource } from '../ports/dossier-files.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import { sha256Of } from '../kit/sha256.ts';
import { breathe } from '../kit/breathe.ts';

export interface DossierPorts {
  readonly archive: Pick<MeetingArchive, 'events'>;
  readonly books: Pick<MeetingBooks, 'read'>;
  readonly files: Pick<Files, 'read'>;
  readonly records: {
    record(meetingId: MeetingId): Promise<MeetingRecord>;
    attendanceCsv(meetingId: MeetingId): Promise<string>;
  };
  readonly rollCalls: { csv(meetingId: MeetingId): Promise<string> };
  /** Who else has files of a meeting to give. */
  readonly sources: readonly DossierSource[];
  readonly packer: DossierPacker;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly hubName: () => string;
}

/** A dossier (hồ sơ cuộc họp), all that is kept of a meeting, that is being packed. */
export interface PackedDossier {
  readonly fileName: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');

/** Lines that are chained between two turns. */
const slice = 500;

const chained = async (values: readonly object[]): Promise<HashChain> => {
  const lines: string[] = [];
  let head = chainStart;
  for (let from = 0; from < values.length; from += slice) {
    await breathe();
    const part = hashChain(values.slice(from, from + slice), sha256, head);
    lines.push(...part.lines);
    head = part.head;
  }
  return { lines, head };
};

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const fileOf = (name: string, text: string): DossierFile => ({ name, bytes: bytesOf(text) });
const linesOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** Plain letters, so that every program unpacks it under the same name: `hop-giao-ban-thang-11`. */
const plainName = (text: string, longest: number): string =>
  foldForSearch(text)
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, longest);

const documentPath = ({ fact }: SignedDocument, index: number): string => {
  const name = plainName(fact.fileName.replace(/\.pdf$/iu, ''), 80);
  return `documents/${String(index + 1).padStart(2, '0')}-${name === '' ? fact.kind : name}.pdf`;
};

/** Packs all that is known of one meeting so that another tool, and another person, can verify it. */
export class Dossiers {
  readonly #ports: DossierPorts;

  constructor(ports: DossierPorts) {
    this.#ports = ports;
  }

  /**
   * The dossier of a closed meeting as a ZIP file. Refuses with `not-found` and `meeting-still-open`, before the first piece is made.
   */
  async make(meetingId: MeetingId): Promise<PackedDossier> {
    const { records, rollCalls, books, sources, packer, clock, timeZone } = this.#ports;
    const record = await records.record(meetingId);
    if (record.summary.closedAt === null) throw new Refusal('meeting-still-open');
    const book = await books.read(meetingId);
    const at = clock.now();
    // What can fail is made before the first piece: half a dossier tells nobody why it ended.
    await breathe();
    const recorded = fileOf('record.json', `${JSON.stringify(record, null, 2)}\n`);
    const papers: DossierFile[] = [];
    for (const source of sources) papers.push(...(await source(meetingId)));
    const files: readonly DossierFile[] = [
      fileOf('README.txt', this.#readme(record, at)),
      ...(await this.#chains(meetingId, book)),
      recorded,
      fileOf('attendance.csv', await records.attendanceCsv(meetingId)),
      fileOf('roll-call.csv', await rollCalls.csv(meetingId)),
      ...papers,
    ];
    const day = localTime(timeZone).day(record.summary.openedAt).split('/').reverse().join('-');
    return {
      fileName: `ho-so-${day}-${plainName(record.summary.title, 60)}.zip`,
      chunks: packer.pack(this.#files(files, signedDocuments(book)), at),
    };
  }

  /** Every file, the documents one at a time, and at the end their sums. */
  async *#files(files: readonly DossierFile[], documents: readonly SignedDocument[]): AsyncGenerator<DossierFile> {
    const sums: string[] = [];
    const summed = async (file: DossierFile): Promise<DossierFile> => {
      sums.push(`${await sha256Of(file.bytes)}  ${file.name}`);
      return file;
    };
    for (const file of files) yield await summed(file);
    for (const [index, document] of documents.entries()) {
      yield await summed(await this.#document(document, documentPath(document, index)));
    }
    yield fileOf('SHA256SUMS', linesOf(sums));
  }

  /** A document, or in its place, when it is no longer what was kept, a note that says so: the rest of the dossier is sound. */
  async #document({ fact }: SignedDocument, name: string): Promise<DossierFile> {
    try {
      return { name, bytes: await this.#ports.files.read(fact.fileId) };
    } catch (error) {
      if (!isDamaged(error)) throw error;
      const { vi, en } = refusalTexts;
      return fileOf(
        `${name}.damaged.txt`,
        linesOf([vi['file-damaged'], en['file-damaged'], `SHA-256: ${fact.fileId}`]),
      );
    }
  }

  async #chains(meetingId: MeetingId, book: Book): Promise<readonly DossierFile[]> {
    const events = await chained(await this.#ports.archive.events(meetingId));
    const additions = await chained(book);
    return [
      fileOf('events.jsonl', linesOf(events.lines)),
      fileOf('book.jsonl', linesOf(additions.lines)),
      fileOf('chain-heads.txt', linesOf([`events.jsonl ${events.head}`, `book.jsonl ${additions.head}`])),
    ];
  }

  #readme({ summary }: MeetingRecord, at: Instant): string {
    const { timeZone, hubName } = this.#ports;
    const time = localTime(timeZone);
    return dossierReadme({
      title: summary.title,
      openedAt: time.full(summary.openedAt),
      madeAt: time.full(at),
      timeZone,
      hubName: hubName(),
    });
  }
}
