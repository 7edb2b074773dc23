import {
  Refusal,
  type SignedDocumentBody,
  type SignedDocumentKind,
  type FileId,
  type MeetingId,
  type SignatureCheck,
} from '@diem-cau/shared';
import { signedDocumentName, receiveSignedDocument, signedDocuments } from '../../domain/papers/signed-documents.ts';
import { actorName } from '../../domain/kit/actor.ts';
import type { Actor } from '../../domain/kit/actor.ts';
import { isDamaged } from '../kit/intact-file.ts';
import type { Book, MeetingBooks } from '../record/meeting-books.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Files } from '../ports/files.ts';
import type { SignatureReader } from '../ports/signature-reader.ts';
import { SerialQueue } from '../kit/serial-queue.ts';

export interface SignedDocumentPorts {
  readonly books: Pick<MeetingBooks, 'read' | 'write'>;
  readonly archive: Pick<MeetingArchive, 'has'>;
  readonly files: Files;
  readonly signatures: SignatureReader;
}

/** A file that was sent up and lies outside the memory. */
export interface SentFile {
  /** In bytes. */
  readonly size: number;
  /** All of it; asked for only when there is something to do with it at once. */
  bytes(): Promise<Uint8Array>;
}

/** A document's bytes and the name under which it is kept. */
export interface SignedDocumentFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** Signatures of so many files are remembered: a file never changes, so they need not be checked again. */
const mostRemembered = 500;

const cannotBeTold: SignatureCheck = {
  kind: 'signature',
  signer: '',
  organisation: '',
  issuer: '',
  signedAt: null,
  integrity: 'unreadable',
  coversWholeFile: false,
};

/** PDFs that are taken back in after they were signed elsewhere: kept byte for byte, their signatures listed and checked. */
export class SignedDocuments {
  readonly #ports: SignedDocumentPorts;
  /** One at a time, each whole in memory meanwhile. */
  readonly #keeping = new SerialQueue({ mostWaiting: 20 });
  readonly #remembered = new Map<FileId, readonly SignatureCheck[]>();

  constructor(ports: SignedDocumentPorts) {
    this.#ports = ports;
  }

  /** The documents of a meeting, in the order in which they came. Refuses with `not-found`. */
  async list(meetingId: MeetingId): Promise<{ readonly documents: readonly SignedDocumentBody[] }> {
    await this.#mustExist(meetingId);
    return this.#list(await this.#ports.books.read(meetingId));
  }

  /**
   * Takes a PDF in; the same file once more changes nothing. Refuses with `not-a-pdf`, and with `not-found` for an unknown meeting;
   * then nothing is stored; with `too-many-requests` when too many are being taken in.
   */
  async receive(
    meetingId: MeetingId,
    { file, kind, name }: { readonly file: SentFile; readonly kind: SignedDocumentKind; readonly name: string },
    actor: Actor,
  ): Promise<{ readonly documents: readonly SignedDocumentBody[] }> {
    await this.#mustExist(meetingId);
    const signatures = await this.#ports.signatures.read(() => file.bytes());
    if (signatures === null) throw new Refusal('not-a-pdf');
    const fileId = await this.#keeping.run(async () => this.#ports.files.keep(await file.bytes()));
    this.#remember(fileId, signatures);
    const document = { fileId, kind, fileName: signedDocumentName(name), size: file.size };
    return this.#list(await this.#ports.books.write(meetingId, (book) => receiveSignedDocument(book, document, actor)));
  }

  /** The documents of a meeting that has taken this file in before; refuses with `upload-incomplete` where it has not, and with `not-found`. */
  async alreadyTaken(
    meetingId: MeetingId,
    fileId: FileId,
    kind: SignedDocumentKind,
  ): Promise<{ readonly documents: readonly SignedDocumentBody[] }> {
    const list = await this.list(meetingId);
    if (list.documents.some((each) => each.fileId === fileId && each.kind === kind)) return list;
    throw new Refusal('upload-incomplete');
  }

  /** A document of this meeting, byte for byte. Refuses with `not-found` and `file-damaged`. */
  async file(meetingId: MeetingId, fileId: FileId): Promise<SignedDocumentFile> {
    const received = signedDocuments(await this.#ports.books.read(meetingId)).find(
      ({ fact }) => fact.fileId === fileId,
    );
    if (received === undefined) throw new Refusal('not-found');
    return { bytes: await this.#bytes(fileId), fileName: received.fact.fileName };
  }

  async #mustExist(meetingId: MeetingId): Promise<void> {
    if (!(await this.#ports.archive.has(meetingId))) throw new Refusal('not-found');
  }

  async #list(book: Book): Promise<{ readonly documents: readonly SignedDocumentBody[] }> {
    const documents: SignedDocumentBody[] = [];
    for (const received of signedDocuments(book)) {
      const { fileId, kind, fileName, size, actor } = received.fact;
      const told = await this.#told(fileId);
      documents.push({ fileId, kind, fileName, size, receivedAt: received.at, by: actorName(actor), ...told });
    }
    return { documents };
  }

  /** What can be said of a file; nothing of its signatures when it is no longer what was kept, which keeps no other from being told. */
  async #told(fileId: FileId): Promise<Pick<SignedDocumentBody, 'damaged' | 'signatures'>> {
    try {
      return { damaged: false, signatures: [...(await this.#signatures(fileId))] };
    } catch (error) {
      if (isDamaged(error)) return { damaged: true, signatures: [] };
      throw error;
    }
  }

  /** Whoever reads a damaged file learns it, and so does the list from then on. */
  async #bytes(fileId: FileId): Promise<Uint8Array> {
    try {
      return await this.#ports.files.read(fileId);
    } catch (error) {
      this.#remembered.delete(fileId);
      throw error;
    }
  }

  async #signatures(fileId: FileId): Promise<readonly SignatureCheck[]> {
    const known = this.#remembered.get(fileId);
    if (known !== undefined) return known;
    const signatures = await this.#ports.signatures.read(() => this.#bytes(fileId));
    // It could be read when it was taken in; that it can't be now says nothing about its signatures.
    if (signatures === null) return [cannotBeTold];
    this.#remember(fileId, signatures);
    return signatures;
  }

  #remember(fileId: FileId, signatures: readonly SignatureCheck[]): void {
    this.#remembered.set(fileId, signatures);
    const oldest = this.#remembered.keys().next();
    if (this.#remembered.size > mostRemembered && oldest.done !== true) this.#remembered.delete(oldest.value);
  }
}
