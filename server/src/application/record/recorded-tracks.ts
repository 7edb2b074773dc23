import {
  PictureId,
  isOfKind,
  numberOf,
  type EndpointId,
  type FileId,
  type RecordedPicture,
  type RecordedTrack,
  type SourceId,
} from '@diem-cau/shared';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import type { RecordedPiece } from '../ports/recorded-sound.ts';

/** The SHA-256 of pieces by their numbers, as far as they are in the book. */
interface Kept {
  readonly kept: ReadonlyMap<number, FileId>;
}

/** Whether a piece is of a microphone. */
export const isSound = ({ source }: Pick<RecordedPiece, 'source'>): boolean => isOfKind(source, 'microphone');

/** Pieces of pictures by source, in the directory's order, each in the order of time. */
export const picturesOf = (pieces: readonly RecordedPiece[], noted: Kept, meeting: Meeting): RecordedPicture[] =>
  tracksOf(
    pieces.filter((piece) => !isSound(piece)),
    noted,
    meeting,
  ).flatMap(({ endpointId, name, source, segments }) => {
    const picture = PictureId.safeParse(source);
    if (!picture.success) return [];
    const sizes = new Map(pieces.map(({ number, size }) => [number, size]));
    const sized = segments.flatMap((segment) => {
      const size = sizes.get(segment.number);
      return size === undefined ? [] : [{ ...segment, ...size }];
    });
    return [{ endpointId, name, source: picture.data, pieces: sized }];
  });

/** Pieces by source, in the directory's order, each in the order of time. */
export const tracksOf = (pieces: readonly RecordedPiece[], { kept }: Kept, meeting: Meeting): RecordedTrack[] => {
  const now = meeting.recording;
  const order = [...meeting.seats.keys()];
  const place = ({ endpointId }: { readonly endpointId: EndpointId }): number => order.indexOf(endpointId);
  return [...Map.groupBy(pieces, ({ endpointId, source }) => `${endpointId} ${source}`).values()]
    .flatMap((of) => {
      const sorted = of.toSorted((a, b) => a.from - b.from || a.number - b.number);
      const [first] = sorted;
      if (first === undefined) return [];
      return {
        ...ofMicrophone(first, meeting),
        segments: sorted.map((piece) => segmentOf(piece, kept, grows(piece, sorted, now))),
      };
    })
    .toSorted((a, b) => place(a) - place(b) || numberOf(a.source) - numberOf(b.source));
};

const ofMicrophone = (
  { endpointId, source }: { readonly endpointId: EndpointId; readonly source: SourceId },
  { seats }: Meeting,
): Omit<RecordedTrack, 'segments'> => ({
  ...{ endpointId, source, name: seats.get(endpointId)?.endpoint.name ?? endpointId },
});

/** A piece without an end that a killed recorder left ends before the stretch that is being kept now. */
const grows = (piece: RecordedPiece, track: readonly RecordedPiece[], now: Meeting['recording']): boolean =>
  !piece.ended && now?.state === 'running' && piece === track.at(-1) && piece.from + piece.lengthMs >= now.since;

const segmentOf = (
  { number, from, lengthMs, bytes }: RecordedPiece,
  kept: Kept['kept'],
  growing: boolean,
): RecordedTrack['segments'][number] => ({ number, from, lengthMs, bytes, growing, fileId: kept.get(number) ?? null });
