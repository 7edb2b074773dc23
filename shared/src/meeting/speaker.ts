import { z } from 'zod';
import { EndpointId } from '../kit/ids.ts';

/** Who is heard. */
export const SpeakerView = z.strictObject({
  /** Who is heard now; null in silence. */
  speaking: EndpointId.nullable(),
});
export type SpeakerView = z.infer<typeof SpeakerView>;
