import { AccountId } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../../kit/actor.ts';

/** The secretary of a meeting, with the display name and the login name of the moment in which he or she was named. */
export const Secretary = z.strictObject({ accountId: AccountId, name: z.string(), userName: z.string() });
export type Secretary = z.infer<typeof Secretary>;

/** Who has a part in the meeting. The host's unit and the first secretary stand in the opening. */
export const partFacts = [
  /** Null where the meeting has no secretary of its own any more. */
  z.strictObject({ type: z.literal('secretaryNamed'), secretary: Secretary.nullable(), actor: Actor }),
  /** The account was locked: whoever it is has no part in the meeting any more, neither as secretary nor as deputy, also once it is unlocked. */
  z.strictObject({ type: z.literal('personShutOut'), accountId: AccountId, name: z.string(), actor: Actor }),
] as const;
