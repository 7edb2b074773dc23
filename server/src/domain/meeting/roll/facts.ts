import { EndpointId } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../../kit/actor.ts';

const endpointId = EndpointId;
const actor = Actor;

/** Stands at the first fact of a step that can be undone. */
const act = z.literal('roll').optional();

/** Who was called when the roll was walked, who answered, and who attends by telephone. That whoever is called has the floor are facts of the floor. */
export const rollFacts = [
  /** These are called one after the other, the first one at once; `all`: what was answered before counts no more. */
  z.strictObject({
    type: z.literal('rollBegan'),
    whom: z.enum(['all', 'missing']),
    stops: z.array(EndpointId).min(1).max(1000),
    act,
    actor,
  }),
  z.strictObject({ type: z.literal('rollCalled'), endpointId, actor }),
  /** Whoever conducts says that it answered. */
  z.strictObject({ type: z.literal('rollAnswered'), endpointId, act, actor }),
  /** It did not answer (`silent`), or was not there when it was called or gone on from (`away`). */
  z.strictObject({ type: z.literal('rollUnanswered'), endpointId, cause: z.enum(['silent', 'away']), act, actor }),
  /** `over`: all were called; `left-alone`: nobody went on for too long. */
  z.strictObject({ type: z.literal('rollEnded'), cause: z.enum(['over', 'stopped', 'left-alone']), act, actor }),
  /** Whoever conducts says that it attends by telephone, until it does no longer or comes with its PC. */
  z.strictObject({ type: z.literal('phoneAttended'), endpointId, actor }),
  z.strictObject({ type: z.literal('phoneEnded'), endpointId, actor }),
] as const;
