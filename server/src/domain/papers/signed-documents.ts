import type { SignedDocumentKind, FileId } from '@diem-cau/shared';
import type { BookFact, BookFactOf } from '../record/book-fact.ts';
import type { Actor } from '../kit/actor.ts';
import type { StampedFact } from '../kit/stamped-fact.ts';

type Book = readonly StampedFact<BookFact>[];

/** A PDF that somebody sends in, with its content's name. */
export interface IncomingSignedDocument {
  readonly fileId: FileId;
  readonly kind: SignedDocumentKind;
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
}

/** A document as the book tells of it. */
export type SignedDocument = StampedFact<BookFactOf<'documentReceived'>>;

const longestName = 200;
const ending = '.pdf';
const nameless = 'van-ban';

/**
 * A name under which a document can be kept on any computer: in NFC, without folders, without letters that Windows refuses or that turn
 * the direction of writing, at most 200 characters and always ending with `.pdf`.
 */
export const signedDocumentName = (given: string): string => {
  const clean = given
    .normalize('NFC')
    .replace(/^.*[\\/]/su, '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replace(/[<>:"|?*]/gu, '_')
    .replace(/\s+/gu, ' ')
    .replace(/\.pdf[\s.]*$/iu, '')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  const shortened = [...clean]
    .slice(0, longestName - ending.length)
    .join('')
    .trim();
  return `${shortened === '' ? nameless : shortened}${ending}`;
};

const isDocument = (stamped: StampedFact<BookFact>): stamped is SignedDocument =>
  stamped.fact.type === 'documentReceived';

/** The documents of a meeting, in the order in which they came. */
export const signedDocuments = (book: Book): readonly SignedDocument[] => book.filter(isDocument);

/** Takes a document in. The same file for the same kind is there already, and nothing is written. */
export const receiveSignedDocument = (
  book: Book,
  document: IncomingSignedDocument,
  actor: Actor,
): readonly BookFact[] => {
  const known = signedDocuments(book).some(
    ({ fact }) => fact.fileId === document.fileId && fact.kind === document.kind,
  );
  return known ? [] : [{ type: 'documentReceived', ...document, actor }];
};
