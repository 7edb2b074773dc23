import type { Edition } from '../../domain/record/edition.ts';
import type { EndpointId, FileId, Instant, MeetingId, SourceId } from '@diem-cau/shared';

/** A piece of a recording as it lies on the disk. */
export interface RecordedPiece {
  readonly number: number;
  readonly endpointId: EndpointId;
  readonly source: SourceId;
  /** When its first sample sounded, or its first picture was seen, in the meeting's own time. */
  readonly from: Instant;
  readonly lengthMs: number;
  readonly bytes: number;
  /** Whether its end was written: else it grows, or its writer was killed. */
  readonly ended: boolean;
  /** Of a picture, in pixels; missing for sound. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** A file that can be sent, whole or in part. */
export interface SoundFile {
  readonly path: string;
  readonly bytes: number;
}

/** A file of a meeting's whole length. */
export interface MadeSound extends SoundFile {
  readonly fileId: FileId;
  readonly lengthMs: number;
}

/** Which microphone. */
export interface OfMicrophone {
  readonly endpointId: EndpointId;
  readonly source: SourceId;
}

/** From when until when a whole file goes, and which edition it is of. */
export interface WholeLength {
  readonly from: Instant;
  readonly to: Instant;
  readonly edition: Edition;
}

/** A microphone's file as it was spoken (Ogg with Opus), or for programs that write down speech (FLAC, 16,000 samples a second, mono). */
export type TrackForm = 'heard' | 'speech';

/** The files of recordings, which lie outside of the database, a folder for each meeting. What they are says each file itself. */
export interface RecordedSound {
  /** Meetings that have files. */
  meetings(): Promise<readonly MeetingId[]>;
  /** Its pieces in the order of their numbers; none for an unknown meeting. */
  pieces(meetingId: MeetingId): Promise<readonly RecordedPiece[]>;
  /** One of them, and its file; null where there is none. */
  piece(meetingId: MeetingId, number: number): Promise<(RecordedPiece & SoundFile) | null>;
  /** The file of one of them without what an edition leaves out; null where there is none. */
  without(meetingId: MeetingId, number: number, edition: Edition): Promise<SoundFile | null>;
  /** Lets go of what was made of editions other than the whole one and this. */
  keepOnly(meetingId: MeetingId, edition: Edition): Promise<void>;
  /** Cuts off what a killed writer left of a last page, and gives the SHA-256 of the piece. For pieces that nobody writes any more. */
  seal(meetingId: MeetingId, number: number): Promise<{ readonly fileId: FileId; readonly bytes: number }>;
  /** Bytes that may still be written. */
  room(): Promise<number>;
  /** Makes one microphone's file of the whole length, with silence in its gaps; as it is `heard` nothing is decoded. `speech` needs what mixing needs. */
  makeTrack(meetingId: MeetingId, of: OfMicrophone, length: WholeLength, as: TrackForm): Promise<SoundFile>;
  /** Whether voices can be mixed on this machine. */
  canMix(): Promise<boolean>;
  /** Makes the file of all voices anew; the one to download is given. Rejects where that fails. */
  mix(meetingId: MeetingId, length: WholeLength): Promise<MadeSound>;
  /** The file of all voices as it was made last, to play or to take away; null where there is none. */
  mixed(meetingId: MeetingId, to: 'play' | 'take', edition: Edition): Promise<SoundFile | null>;
  /** Lets go of whole files that were made for once, and of what a killed hub left half made. */
  tidy(meetingId: MeetingId): Promise<void>;
  /** Deletes all files of a meeting. */
  remove(meetingId: MeetingId): Promise<void>;
}
