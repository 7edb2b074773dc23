import { EndpointId, StageChoice, TourSeconds } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../../kit/actor.ts';

const actor = Actor;

/** What whoever conducts let everybody see. */
export const stageFacts = [
  z.strictObject({ type: z.literal('stageSet'), choice: StageChoice, actor }),
  /** All who are there are viewed in turn, each for so many seconds; the first one at once. */
  z.strictObject({
    type: z.literal('tourBegan'),
    stops: z.array(EndpointId).min(1).max(1000),
    seconds: TourSeconds,
    actor,
  }),
  /** It went on to this one: by itself (the hub), or because somebody pressed. */
  z.strictObject({ type: z.literal('tourMoved'), endpointId: EndpointId, actor }),
  /** `over`: the round was made. */
  z.strictObject({ type: z.literal('tourEnded'), cause: z.enum(['over', 'stopped']), actor }),
  /** Nobody had spoken or had the floor for a while: all see who is there, until somebody does, or until something else is shown. */
  z.strictObject({ type: z.literal('galleryBegan'), actor }),
  /** The stage is again as it was before the last act upon it. */
  z.strictObject({ type: z.literal('stageUndone'), actor }),
] as const;
