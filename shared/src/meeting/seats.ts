import { z } from 'zod';
import { EndpointId } from '../kit/ids.ts';
import { Instant } from '../kit/time.ts';

/** Why an endpoint that was in the meeting is not there now. */
export const DropCause = z.enum(['link-lost', 'page-closed', 'hub', 'revoked']);
export type DropCause = z.infer<typeof DropCause>;

/** Where an endpoint stands in a meeting. */
export const SeatState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('expected') }),
  z.strictObject({ state: z.literal('present'), since: Instant }),
  z.strictObject({ state: z.literal('dropped'), since: Instant, cause: DropCause }),
  z.strictObject({ state: z.literal('left'), since: Instant }),
]);
export type SeatState = z.infer<typeof SeatState>;

/** Whose seat it is, and whether its endpoint is there. */
export const SeatPlaceView = z.strictObject({
  endpointId: EndpointId,
  name: z.string(),
  leads: z.boolean(),
  seat: SeatState,
});
export type SeatPlaceView = z.infer<typeof SeatPlaceView>;

/** Whether somebody of a missing endpoint could come at once; told to whoever conducts or looks after the meeting, and on no record. */
export const SeatWaitingView = z.strictObject({
  /** It is in no meeting, and a page of it stands open on which it waits; missing where none does. */
  waits: z.literal(true).optional(),
});
export type SeatWaitingView = z.infer<typeof SeatWaitingView>;

/** Whether anything is heard of a seat whose endpoint is there. */
export const SeatLifeView = z.strictObject({
  /** Nothing has come from it since then, neither from its page nor of its media; missing while it is heard. */
  lost: z.strictObject({ since: Instant }).optional(),
});
export type SeatLifeView = z.infer<typeof SeatLifeView>;
