import { isOfKind, type DeletedFile, type EndpointId, type SourceId } from '@diem-cau/shared';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import type { Book } from './meeting-books.ts';

const kindOf = (source: SourceId): DeletedFile['is'] =>
  isOfKind(source, 'microphone') ? 'voice' : isOfKind(source, 'camera') ? 'camera' : 'screen';

/** What the files of a deleted recording were, by its meeting's book: whole ones first, then the pieces in the order of time. */
export const deletedFiles = (book: Book, { seats }: Meeting): DeletedFile[] => {
  const nameOf = (endpointId: EndpointId): string => seats.get(endpointId)?.endpoint.name ?? endpointId;
  const whole = book.flatMap(({ fact }): DeletedFile[] => {
    if (fact.type !== 'recordingMixed' && fact.type !== 'recordingFilmed') return [];
    const { lengthMs, bytes, fileId } = fact;
    return [{ is: fact.type === 'recordingMixed' ? 'all' : 'film', name: '', from: null, lengthMs, bytes, fileId }];
  });
  const pieces = book
    .flatMap(({ fact }) => (fact.type === 'recordingKept' ? fact.files : []))
    .toSorted((a, b) => a.from - b.from || a.number - b.number)
    .map(({ endpointId, source, from, lengthMs, bytes, fileId }): DeletedFile => ({
      ...{ is: kindOf(source), name: nameOf(endpointId), from, lengthMs, bytes, fileId },
    }));
  return [...whole, ...pieces];
};
