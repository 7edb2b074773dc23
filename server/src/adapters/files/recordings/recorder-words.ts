import { EndpointId, Instant, MeetingId, SourceId } from '@diem-cau/shared';
import { z } from 'zod';
import { PictureCodecName } from '../../../application/ports/recorder.ts';

/** What the process of a recorder is told first: whose sound and pictures it keeps where, and how much room it has. */
export const RecorderOpening = z.object({
  meetingId: MeetingId,
  /** The folder of the meeting's recording. */
  folder: z.string(),
  /** Now, in the meeting's own time. */
  at: Instant,
  /** It may write so many bytes. */
  mayWrite: z.number(),
  /** So many bytes of the disk stay free. */
  reserve: z.number(),
});
export type RecorderOpening = z.infer<typeof RecorderOpening>;

/** A microphone's stream, or with its codec a picture's, by the number in its packets. */
const RecordedStream = z.object({
  ssrc: z.int(),
  endpointId: EndpointId,
  source: SourceId,
  codec: PictureCodecName.exactOptional(),
});

/** What it is told. */
export const ToRecorder = z.discriminatedUnion('type', [
  RecorderOpening.extend({ type: z.literal('open') }),
  RecordedStream.extend({ type: z.literal('opened') }),
  z.object({ type: z.literal('closed'), ssrc: z.int() }),
  /** What time it is now in the meeting. */
  z.object({ type: z.literal('time'), at: Instant }),
  /** It may write so many bytes more: others have written, or were deleted. */
  z.object({ type: z.literal('room'), left: z.number() }),
  z.object({ type: z.literal('close') }),
]);
export type ToRecorder = z.infer<typeof ToRecorder>;

/** What it tells. */
export const FromRecorder = z.discriminatedUnion('type', [
  /** It listens at this port of 127.0.0.1. */
  z.object({ type: z.literal('ready'), port: z.int() }),
  /** Twice a second: packets that came, bytes that were written, until when all is kept, what is wrong with the disk, whether pictures are kept, and how many packets of each microphone. */
  z.object({
    type: z.literal('beat'),
    packets: z.int(),
    bytes: z.int(),
    keptUntil: Instant,
    trouble: z.enum(['no-room', 'disk']).nullable(),
    soundOnlySince: Instant.nullable(),
    voices: z.array(z.object({ ssrc: z.int(), kept: z.int(), keptAt: Instant })),
  }),
]);
export type FromRecorder = z.infer<typeof FromRecorder>;
