import { AccountId, EndpointId } from '@diem-cau/shared';
import { z } from 'zod';

/** Who did something: a person, an endpoint's PC, or the hub of itself. */
export const Actor = z.discriminatedUnion('by', [
  /** With the display name and the login name of that moment; the latter is missing in facts from before it was kept. */
  z.strictObject({ by: z.literal('account'), accountId: AccountId, name: z.string(), userName: z.string().optional() }),
  z.strictObject({ by: z.literal('endpoint'), endpointId: EndpointId, name: z.string() }),
  z.strictObject({ by: z.literal('hub') }),
]);
export type Actor = z.infer<typeof Actor>;

/** The actor's name on the day; empty for the hub itself. */
export const actorName = (actor: Actor): string => (actor.by === 'hub' ? '' : actor.name);

/** The author with the login name, `Nguyễn Văn An (an.nv)`: two people may bear one name, no two bear one login. Empty for the hub itself. */
export const authorName = (actor: Actor): string =>
  actor.by === 'account' && actor.userName !== undefined ? `${actor.name} (${actor.userName})` : actorName(actor);
