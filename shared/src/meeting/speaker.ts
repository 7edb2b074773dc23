import { z } from 'zod';
import { EndpointId } from '../kit/ids.ts';

/** What everybody sees large. */
export const StageView = z.strictObject({
  /** The endpoint from which the meeting is led, while it is present. */
  chair: EndpointId.nullable(),
  /** Who spoke last, kept after falling silent so that the stage does not flicker. */
  speaker: EndpointId.nullable(),
  screen: EndpointId.nullable(),
});
export type StageView = z.infer<typeof StageView>;

/** Who is heard, and who is seen large. */
export const SpeakerView = z.strictObject({
  /** Who is heard now; null in silence. */
  speaking: EndpointId.nullable(),
  stage: StageView,
});
export type SpeakerView = z.infer<typeof SpeakerView>;
