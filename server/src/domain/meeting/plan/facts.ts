import { ExtensionMinutes } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../../kit/actor.ts';

const actor = Actor;

/** When the meeting was to be over, as was planned and extended. */
export const planFacts = [
  /** For how many minutes from its beginning, the invited time where it was opened before that; null leaves it open. Extensions of before count no more. */
  z.strictObject({ type: z.literal('endPlanned'), minutes: z.int().min(1).nullable(), actor }),
  /** From the planned end, or from this fact where that had passed. */
  z.strictObject({ type: z.literal('meetingExtended'), minutes: ExtensionMinutes, actor }),
  /** The last extension counts no more; the end is where it was before. */
  z.strictObject({ type: z.literal('extensionTakenBack'), minutes: ExtensionMinutes, actor }),
] as const;
