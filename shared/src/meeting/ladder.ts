import { z } from 'zod';
import { EndpointId } from '../kit/ids.ts';

/**
 * How much of a meeting an endpoint receives, from all to the least: everything that stands on its page; the stage only; one small picture and the
 * voices; the voices alone.
 */
export const Rung = z.enum(['full', 'stage', 'one-picture', 'voice']);
export type Rung = z.infer<typeof Rung>;

/** All rungs, the highest first. */
export const rungs: readonly Rung[] = Rung.options;

/** How one voice comes to a page: whose it is, and which share of it has not come in the last second, 0 to 1. */
export const ToldVoice = z.strictObject({ endpointId: EndpointId, lost: z.number().min(0).max(1) });
export type ToldVoice = z.infer<typeof ToldVoice>;

/** What the line of one seat bears, for everybody, so that all understand why a picture is gone. */
export const SeatLadderView = z.strictObject({
  /** Missing on the highest one, and while the endpoint is away. */
  rung: Rung.optional(),
  /** Its own camera rests, for its line up does not bear it beside the voice; missing where it does. */
  cameraRests: z.boolean().optional(),
});
export type SeatLadderView = z.infer<typeof SeatLadderView>;
