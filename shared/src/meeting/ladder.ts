import { z } from 'zod';
import { EndpointId } from '../kit/ids.ts';

/**
 * How much of a meeting an endpoint receives, from all to the least: everything that stands on its page; the stage only; one small picture and the
 * voices; whoever has the floor and the chair, heard and not seen.
 */
export const Rung = z.enum(['full', 'stage', 'one-picture', 'voice']);
export type Rung = z.infer<typeof Rung>;

/** All rungs, the highest first. */
export const rungs: readonly Rung[] = Rung.options;

/** The lower of two rungs. */
export const lowerRung = (one: Rung, other: Rung): Rung => (rungs.indexOf(one) < rungs.indexOf(other) ? other : one);

/** How one voice comes to a page: whose it is, and which share of it has not come in the last second, 0 to 1. */
export const ToldVoice = z.strictObject({ endpointId: EndpointId, lost: z.number().min(0).max(1) });
export type ToldVoice = z.infer<typeof ToldVoice>;

/** What of the own camera a page keeps back for the sake of its voice: all but a small picture of few frames, or all of it. */
export const CameraKept = z.enum(['small', 'rests']);
export type CameraKept = z.infer<typeof CameraKept>;

/** A rung below which an endpoint receives nothing by hand: which, and who set it, the endpoint itself or whoever conducts or oversees the meeting. */
export const RungLimit = z.strictObject({ rung: Rung.exclude(['full']), by: z.enum(['own', 'others']) });
export type RungLimit = z.infer<typeof RungLimit>;

/** What the line of one seat bears and is let carry, for everybody, so that all understand why a picture is gone. */
export const SeatLadderView = z.strictObject({
  /** What its line bears. Missing on the highest rung, and while the endpoint is away. */
  rung: Rung.optional(),
  /** What it receives at most, set by hand; missing where nobody did. */
  rungLimit: RungLimit.optional(),
  /** Its line up does not bear the whole of its own camera beside the voice; missing where it does. */
  cameraKept: CameraKept.optional(),
});
export type SeatLadderView = z.infer<typeof SeatLadderView>;

/** The rung on which a seat receives: what its line bears, or less where that was set by hand. */
export const rungOf = ({ rung, rungLimit }: SeatLadderView): Rung =>
  lowerRung(rung ?? 'full', rungLimit?.rung ?? 'full');
