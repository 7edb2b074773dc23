import { z } from 'zod';
import { EndpointId } from '../kit/ids.ts';
import { Instant } from '../kit/time.ts';

/**
 * Why nothing is being recorded although it should: the hub was down (`hub`), the recorder ended or hung (`recorder`), the disk or the quota has no room
 * left (`no-room`), the disk can't be written (`disk`), open microphones don't reach the recorder (`no-sound`), or the media server, over which all of it comes,
 * died or hangs (`media`).
 */
export const RecordingFailure = z.enum(['hub', 'recorder', 'no-room', 'disk', 'no-sound', 'media']);
export type RecordingFailure = z.infer<typeof RecordingFailure>;

/** What is recorded: each endpoint's sound (ghi âm), and what everybody saw, the shared screen among it (ghi hình: `stage`). */
export const RecordedKind = z.enum(['sound', 'stage']);
export type RecordedKind = z.infer<typeof RecordedKind>;

/** An endpoint whose microphone is open and is not kept while others' are, `since` when: the last of its sound that is kept. */
export const RecordingLack = z.strictObject({ endpointId: EndpointId, since: Instant });
export type RecordingLack = z.infer<typeof RecordingLack>;

/**
 * How the recording of a meeting stands, `since` when it stands so, and when it was begun. `failing`: it was begun and is not paused, and nothing is being kept at the
 * moment; `since` is the last moment that is kept. It goes on by itself. One that runs says whose sound it lacks (`lacking`, left out where it lacks nobody's), and since when
 * it keeps sound alone, as there is no room for pictures (`soundOnlySince`, left out where it keeps both).
 */
export const RecordingNow = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('running'),
    since: Instant,
    begunAt: Instant,
    lacking: z.array(RecordingLack).min(1).optional(),
    soundOnlySince: Instant.optional(),
  }),
  z.strictObject({ state: z.literal('paused'), since: Instant, begunAt: Instant }),
  z.strictObject({ state: z.literal('failing'), since: Instant, begunAt: Instant, cause: RecordingFailure }),
]);
export type RecordingNow = z.infer<typeof RecordingNow>;

/** The same for everybody in the meeting, so that all screens say it from the first second; null while nothing is recorded (never begun, or ended). */
export const RecordingView = z.strictObject({ recording: RecordingNow.nullable() });
export type RecordingView = z.infer<typeof RecordingView>;
