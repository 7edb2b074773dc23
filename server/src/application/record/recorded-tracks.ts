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
import type { Edition } from '../../domain/record/edition.ts';
import { picturesLeft, soundLeft } from '../../domain/record/withheld.ts';
import type { RecordedPiece, TrackForm, WholeLength } from '../ports/recorded-sound.ts';

/** The SHA-256 of pieces by their numbers, as far as they are in the book. */
interface Kept {
  readonly kept: ReadonlyMap<number, FileId>;
}

/** Whether a piece is of a microphone. */
export const isSound = ({ source }: Pick<RecordedPiece, 'source'>): boolean => isOfKind(source, 'microphone');

/** What is given of a piece. */
export interface GivenPiece extends RecordedPiece {
  /** Its file is a copy without what is withheld. */
  readonly cut?: true;
}

/** What an edition has of these pieces, and how long it is. */
export const givenPieces = (pieces: readonly RecordedPiece[], { cuts }: Edition): readonly GivenPiece[] =>
  pieces.flatMap((piece): readonly GivenPiece[] => {
    if (isSound(piece)) {
      const left = soundLeft(piece, cuts);
      return left === 'none' ? [] : [left === 'all' ? piece : { ...piece, cut: true }];
    }
    const leftMs = picturesLeft(piece, cuts);
    if (leftMs === Infinity) return [piece];
    return leftMs === 0 ? [] : [{ ...piece, lengthMs: Math.min(piece.lengthMs, leftMs), cut: true }];
  });

/** Pieces of pictures by source, in the directory's order, each in the order of time. */
export const picturesOf = (pieces: readonly GivenPiece[], noted: Kept, meeting: Meeting): RecordedPicture[] =>
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
export const tracksOf = (pieces: readonly GivenPiece[], { kept }: Kept, meeting: Meeting): RecordedTrack[] => {
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
  { number, from, lengthMs, bytes, cut }: GivenPiece,
  kept: Kept['kept'],
  growing: boolean,
): RecordedTrack['segments'][number] => ({
  ...{ number, from, lengthMs, bytes, growing },
  // The hash in the book is that of the piece, not of what is left of it.
  ...(cut === true ? { fileId: null, cut } : { fileId: kept.get(number) ?? null }),
});

/** What a second of silence, and of speech as FLAC at its most, takes in bytes: a packet each 20 ms, and 16,000 samples of two bytes. */
const silentBytes = 500;
const speechBytes = 32_000;

/** At most so many bytes a microphone's whole track takes, made of these pieces. */
export const bytesOfTrack = (
  pieces: readonly Pick<RecordedPiece, 'bytes'>[],
  { from, to }: Pick<WholeLength, 'from' | 'to'>,
  as: TrackForm,
): number => {
  const heard = pieces.reduce((sum, { bytes }) => sum + bytes, 0) + ((to - from) / 1_000) * silentBytes;
  return as === 'heard' ? heard : heard + ((to - from) / 1_000) * speechBytes;
};

/** What the two files of all voices take a second: 32 kbit/s to play, 64 to take away, and what holds them. */
const mixedBytes = 13_000;

/** At most so many bytes it takes to mix these pieces: each microphone's whole track for a while, and the two files of all voices. */
export const bytesOfMix = (pieces: readonly RecordedPiece[], length: Pick<WholeLength, 'from' | 'to'>): number =>
  [...Map.groupBy(pieces.filter(isSound), ({ endpointId, source }) => `${endpointId} ${source}`).values()].reduce(
    (sum, track) => sum + bytesOfTrack(track, length, 'heard'),
    ((length.to - length.from) / 1_000) * mixedBytes,
  );
