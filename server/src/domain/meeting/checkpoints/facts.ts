import { CheckpointSetting, EndpointId } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../../kit/actor.ts';

const actor = Actor;

/** When presence was to be confirmed, who did so, and who did not. */
export const checkpointFacts = [
  /** From now on, at times that are drawn from the seed: told to no page. */
  z.strictObject({ type: z.literal('checkpointsSet'), ...CheckpointSetting.shape, seed: z.string(), actor }),
  z.strictObject({ type: z.literal('checkpointsStopped'), actor }),
  z.strictObject({ type: z.literal('checkpointBegan') }),
  z.strictObject({ type: z.literal('presenceConfirmed'), endpointId: EndpointId, actor }),
  /** When the time was over: it was there and nobody pressed (`silent`), or it was not there (`away`). */
  z.strictObject({ type: z.literal('presenceMissed'), endpointId: EndpointId, cause: z.enum(['silent', 'away']) }),
  /** It counts. One that a break, the closing or somebody cut short has no such fact, and counts for nobody. */
  z.strictObject({ type: z.literal('checkpointEnded') }),
] as const;
