import type { EndpointId, Instant, MeetingId, SourceId } from '@diem-cau/shared';
import { z } from 'zod';

/** In which codecs pictures are kept. */
export const PictureCodecName = z.enum(['VP8', 'VP9', 'AV1']);
export type PictureCodecName = z.infer<typeof PictureCodecName>;

/** What a recorder says of itself twice a second. */
export interface RecorderBeat {
  /** Packets that came to it. */
  readonly packets: number;
  /** Bytes that it has written. */
  readonly bytes: number;
  /** Until when all that came is kept, in the meeting's own time. */
  readonly keptUntil: Instant;
  /** Why it writes nothing at the moment; null where it does. */
  readonly trouble: 'no-room' | 'disk' | null;
  /** Since when it keeps sound alone, as there is no room for pictures; null where it keeps them. */
  readonly soundOnlySince: Instant | null;
  /** Of each microphone by its number how many packets were kept, and when the last one came; none of those of which nothing was. */
  readonly voices: readonly { readonly ssrc: number; readonly kept: number; readonly keptAt: Instant }[];
}

/** A recorder that runs: a process of its own that keeps what comes to its port. */
export interface Recorder {
  /** Where it listens, at 127.0.0.1. */
  readonly port: number;
  /** From now on packets of this number are this source's; a picture has a codec. */
  opened(stream: {
    readonly ssrc: number;
    readonly endpointId: EndpointId;
    readonly source: SourceId;
    readonly codec?: PictureCodecName;
  }): void;
  closed(ssrc: number): void;
  /** What time it is in the meeting. */
  tellTime(at: Instant): void;
  /** Ends it; all that came is on the disk when it resolves, within 3 s. Idempotent. */
  close(): Promise<void>;
  /** Ends it at once, for one that hangs. */
  kill(): void;
}

/** Whoever has a recorder. */
export interface RecorderListener {
  beat(beat: RecorderBeat): void;
  /** It ended without being told to, once. */
  ended(reason: string): void;
}

/** Starts recorders. */
export interface Recorders {
  /** Whether there is room to begin: on the disk, and of what recordings may take. */
  hasRoom(): Promise<boolean>;
  /** Resolves when it listens; rejects when it does not within 5 s. @param at now, in the meeting's own time */
  start(meetingId: MeetingId, at: Instant, listener: RecorderListener): Promise<Recorder>;
}
