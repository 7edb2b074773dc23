import { EndpointId, Instant, RecordedKind, RecordingFailure } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../../kit/actor.ts';

const actor = Actor;

/** From when until when the meeting was recorded, who decided it, and when nothing was kept although it should have been. */
export const recordingFacts = [
  z.strictObject({ type: z.literal('recordingBegan'), kinds: z.array(RecordedKind).min(1), actor }),
  z.strictObject({ type: z.literal('recordingPaused'), actor }),
  z.strictObject({ type: z.literal('recordingResumed'), actor }),
  z.strictObject({ type: z.literal('recordingEnded'), actor }),
  /** Nothing is kept; `since` is the last moment that is. */
  z.strictObject({ type: z.literal('recordingFailed'), cause: RecordingFailure, since: Instant }),
  /** It is kept again: what lies between is a gap in the recording. */
  z.strictObject({ type: z.literal('recordingRecovered') }),
  /** An open microphone of this endpoint is not kept while others' are; `since` is the last of its sound that is. */
  z.strictObject({ type: z.literal('recordingLackBegan'), endpointId: EndpointId, since: Instant }),
  /** It is kept again, or shut; what lies between is missing of it. Not told where its endpoint went away, or nothing is kept at all. */
  z.strictObject({ type: z.literal('recordingLackEnded'), endpointId: EndpointId, since: Instant }),
  /** Disk or quota are nearly full: sound alone is kept from `since` on. */
  z.strictObject({ type: z.literal('recordingPicturesGaveWay'), since: Instant }),
  /** There is room again, and pictures are kept too. */
  z.strictObject({ type: z.literal('recordingPicturesReturned'), since: Instant }),
] as const;
