import { isOfKind, type DeletedFile, type EndpointId, type SourceId } from '@diem-cau/shared';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { whole, type Edition } from '../../domain/record/edition.ts';
import { picturesLeft, soundLeft } from '../../domain/record/withheld.ts';
import type { Book } from './meeting-books.ts';

const kindOf = (source: SourceId): DeletedFile['is'] =>
  isOfKind(source, 'microphone') ? 'voice' : isOfKind(source, 'camera') ? 'camera' : 'screen';

/**
 * What the files of a deleted recording were, by its meeting's book: whole ones of this edition as they were made last, then the pieces in the order of time. One
 * of which something is withheld from the edition is not among them.
 */
export const deletedFiles = (book: Book, { seats }: Meeting, { key, cuts }: Edition): DeletedFile[] => {
  const nameOf = (endpointId: EndpointId): string => seats.get(endpointId)?.endpoint.name ?? endpointId;
  const made = (type: 'recordingMixed' | 'recordingFilmed', is: 'all' | 'film'): DeletedFile[] =>
    book
      .flatMap(({ fact }) => (fact.type === type && (fact.edition ?? whole.key) === key ? [fact] : []))
      .slice(-1)
      .map(({ lengthMs, bytes, fileId }) => ({ is, name: '', from: null, lengthMs, bytes, fileId }));
  const pieces = book
    .flatMap(({ fact }) => (fact.type === 'recordingKept' ? fact.files : []))
    .map((piece) => ({ ...piece, ended: true }))
    .filter((piece) =>
      kindOf(piece.source) === 'voice' ? soundLeft(piece, cuts) === 'all' : picturesLeft(piece, cuts) === Infinity,
    )
    .toSorted((a, b) => a.from - b.from || a.number - b.number)
    .map(({ endpointId, source, from, lengthMs, bytes, fileId }): DeletedFile => ({
      ...{ is: kindOf(source), name: nameOf(endpointId), from, lengthMs, bytes, fileId },
    }));
  return [...made('recordingFilmed', 'film'), ...made('recordingMixed', 'all'), ...pieces];
};
