import { EndpointId, FileId, Instant, MeetingId, SourceId } from '@diem-cau/shared';
import { z } from 'zod';

/** A microphone's track that is to be made whole. */
const WantedTrack = z.object({
  path: z.string(),
  endpointId: EndpointId,
  source: SourceId,
  pieces: z.array(z.object({ path: z.string(), from: Instant })),
});

/** What is to be made of a meeting's pieces. */
export const SoundOrder = z.object({
  meetingId: MeetingId,
  from: Instant,
  to: Instant,
  tracks: z.array(WantedTrack).min(1).max(1_000),
  /** What is left out of all of them. */
  cuts: z.array(z.object({ from: Instant, to: Instant })),
  /** All tracks in one: to play (WebM) and to take away (M4A); the tracks are let go of then. Null for the tracks alone. */
  mix: z.object({ ffmpeg: z.string(), play: z.string(), take: z.string() }).nullable(),
  /** The one track as programs that write down speech take it (FLAC), in the place of it. */
  speech: z.object({ ffmpeg: z.string(), path: z.string() }).optional(),
});
export type SoundOrder = z.infer<typeof SoundOrder>;

/** What was made: of a mix the file to take away. */
export const SoundMade = z.object({ fileId: FileId, bytes: z.int() }).nullable();
