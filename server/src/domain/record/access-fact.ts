import { Line } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../kit/actor.ts';

/** Who heard the recording of a meeting, or took it away, in a book of its own, so that nobody's listening changes the meeting's. */
export const AccessFact = z.discriminatedUnion('type', [
  /** An endpoint's voice was played, or all (`all`); noted once in ten minutes. */
  z.strictObject({ type: z.literal('recordingPlayed'), what: Line(1, 80), actor: Actor }),
  z.strictObject({ type: z.literal('recordingTaken'), what: Line(1, 80), actor: Actor }),
]);
export type AccessFact = z.infer<typeof AccessFact>;
