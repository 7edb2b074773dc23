import { EndpointId } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../../kit/actor.ts';

const endpointId = EndpointId;
const actor = Actor;

/** From when until when nobody new came into the meeting, who asked to, and who was let in all the same. */
export const lockFacts = [
  z.strictObject({ type: z.literal('meetingLocked'), actor }),
  z.strictObject({ type: z.literal('meetingUnlocked'), actor }),
  /** An endpoint before the locked meeting asks to come in. */
  z.strictObject({ type: z.literal('entryAsked'), endpointId, actor }),
  /** It may come in, whether it asked or not. */
  z.strictObject({ type: z.literal('endpointAdmitted'), endpointId, actor }),
  /** It may not, for now; what it was let in for before counts no more. */
  z.strictObject({ type: z.literal('endpointTurnedAway'), endpointId, actor }),
] as const;
