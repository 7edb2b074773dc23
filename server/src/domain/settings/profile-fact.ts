import { ProfileField, type Instant } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../kit/actor.ts';
import type { StampedFact } from '../kit/stamped-fact.ts';

/** What the administrator said of the hub; the last word on a field counts. The value of the mark is its file's id. */
export const ProfileFact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('profileSet'), field: ProfileField, value: z.string(), actor: Actor }),
  z.strictObject({ type: z.literal('profileCleared'), field: ProfileField, actor: Actor }),
]);
export type ProfileFact = z.infer<typeof ProfileFact>;

/** A field that was said, by whom and when. */
export interface SaidField {
  readonly value: string;
  readonly actor: Actor;
  readonly at: Instant;
}

/** The fields on which the last word is not that the start decides. */
export const saidFields = (facts: readonly StampedFact<ProfileFact>[]): ReadonlyMap<ProfileField, SaidField> => {
  const said = new Map<ProfileField, SaidField>();
  for (const { at, fact } of facts) {
    if (fact.type === 'profileSet') said.set(fact.field, { value: fact.value, actor: fact.actor, at });
    else said.delete(fact.field);
  }
  return said;
};
