import type { MeetingId, MeetingRecord, MinutesBody, MinutesView } from '@diem-cau/shared';
import { conclusionsOf } from '../domain/conclusions.ts';
import type { Actor } from '../domain/meeting-event.ts';
import { minutesDocument } from '../domain/minutes-document.ts';
import { minutesProposal, usualMinutesRecipients } from '../domain/minutes-proposal.ts';
import { assertNewest, minutesVersions, versionOf } from '../domain/official-versions.ts';
import type { OfficeClock } from '../domain/official-words.ts';
import { countedRolls } from '../domain/roll-call.ts';
import type { Book, MeetingBooks } from './meeting-books.ts';
import type { PaperModels } from './paper-models.ts';
import { officeClock, officialFile, paperFileName, paperView, type PaperFile } from './paper-versions.ts';
import type { ArchiveFile } from './ports/archive-files.ts';
import type { OfficialFileKind, OfficialFiles } from './ports/official-files.ts';

export interface MinutesPorts {
  readonly books: Pick<MeetingBooks, 'read' | 'write'>;
  readonly records: { record(meetingId: MeetingId): Promise<MeetingRecord> };
  readonly models: Pick<PaperModels, 'host' | 'earlier'>;
  readonly officialFiles: OfficialFiles;
  readonly timeZone: string;
}

/** A saving of minutes. */
export interface MinutesSaving {
  /** The version that was edited, 0 for none. */
  readonly basedOn: number;
  readonly body: MinutesBody;
  readonly note: string;
}

const nameOf = (actor: Actor): string => (actor.by === 'account' ? actor.name : '');

/** Whoever called the roll last, by name; else the person who writes. An endpoint's PC is nobody's name. */
const secretaryOf = (book: Book, writer: Actor): string =>
  book
    .toReversed()
    .map(({ fact }) => (fact.type === 'rollConfirmed' ? nameOf(fact.actor) : ''))
    .find((name) => name !== '') ?? nameOf(writer);

/** The minutes (biên bản) of meetings: proposed from the record, written by the secretary in versions, exported. */
export class Minutes {
  readonly #ports: MinutesPorts;
  readonly #clock: OfficeClock;

  constructor(ports: MinutesPorts) {
    this.#ports = ports;
    this.#clock = officeClock(ports.timeZone);
  }

  /** One version of the minutes, the newest where none is asked for, with what the record proposes. Refuses with `not-found`. */
  async view(meetingId: MeetingId, version: number | undefined, reader: Actor): Promise<MinutesView> {
    const record = await this.#ports.records.record(meetingId);
    return this.#view(record, await this.#ports.books.read(meetingId), version, reader);
  }

  /**
   * Saves a new version; what stands so already, without a word about it, is not saved again. Refuses with `edited-meanwhile` and
   * `not-found`.
   */
  async save(meetingId: MeetingId, { basedOn, body, note }: MinutesSaving, actor: Actor): Promise<MinutesView> {
    const record = await this.#ports.records.record(meetingId);
    const book = await this.#ports.books.write(meetingId, (before) => {
      const versions = minutesVersions(before);
      assertNewest(basedOn, versions);
      const same = note === '' && JSON.stringify(versions.at(-1)?.body) === JSON.stringify(body);
      return same ? [] : [{ type: 'minutesSaved', body, note, actor }];
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
    const record = await this.#ports.records.record(meetingId);
    const book = await this.#ports.books.read(meetingId);
    const shown = versionOf(minutesVersions(book), version);
    const body = shown?.body ?? (await this.proposal(record, book, reader));
    return {
      fileName: paperFileName('bien-ban', record.summary, shown?.version.version ?? null, kind, this.#clock),
      bytes: await officialFile(this.#ports.officialFiles, kind, minutesDocument(body)),
    };
  }

  /** The newest version as files for the meeting's archive; none where nothing was saved. */
  async archiveFiles(meetingId: MeetingId): Promise<readonly ArchiveFile[]> {
    const newest = minutesVersions(await this.#ports.books.read(meetingId)).at(-1);
    if (newest === undefined) return [];
    const document = minutesDocument(newest.body);
    return [
      { name: 'minutes.docx', bytes: await this.#ports.officialFiles.docx(document) },
      { name: 'minutes.pdf', bytes: await this.#ports.officialFiles.pdf(document) },
    ];
  }

  /** What the record proposes; agency and recipients as in the last minutes of the same unit. */
  async proposal(record: MeetingRecord, book: Book, writer: Actor): Promise<MinutesBody> {
    const { models } = this.#ports;
    const host = await models.host(record.summary.meetingId);
    const model = await models.earlier(host, (earlier) => minutesVersions(earlier).at(-1)?.body ?? null);
    const source = {
      record,
      rolls: countedRolls(book),
      conclusions: conclusionsOf(book),
      head: model?.head ?? host.head('BB'),
      recipients: model?.recipients ?? usualMinutesRecipients,
      secretary: secretaryOf(book, writer),
    };
    return minutesProposal(source, this.#clock);
  }

  async #view(record: MeetingRecord, book: Book, version: number | undefined, reader: Actor): Promise<MinutesView> {
    const versions = minutesVersions(book);
    const shown = versionOf(versions, version);
    return paperView(versions, shown, await this.proposal(record, book, reader));
  }
}
