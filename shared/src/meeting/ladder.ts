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

/**
 * How one voice comes to a page: whose it is, which share of it has not come in the last second, 0 to 1, and, where a queue stands on the page's own
 * line, which share of it was made up in the last seconds since it came late.
 */
export const ToldVoice = z.strictObject({
  endpointId: EndpointId,
  lost: z.number().min(0).max(1),
  madeUp: z.number().min(0).max(1).optional(),
});
export type ToldVoice = z.infer<typeof ToldVoice>;

/** What of the own camera a page keeps back for the sake of its voice: all but a small picture of few frames, or all of it. */
export const CameraKept = z.enum(['small', 'rests']);
export type CameraKept = z.infer<typeof CameraKept>;

/** The less of two amounts of a camera, null for all of it. */
export const lessOfCamera = (one: CameraKept | null, other: CameraKept | null): CameraKept | null =>
  one === 'rests' || other === null ? one : other;

/**
 * How much of a meeting a PC bears beside the voices: up to which rung it shows pictures, and how much of the own camera it sends, null for all of it. The
 * voices are none of its matter: they cost it next to nothing.
 */
export const PcBears = z.strictObject({ pictures: Rung, cameraKept: CameraKept.nullable() });
export type PcBears = z.infer<typeof PcBears>;

/** What a PC bears that has time for everything. */
export const bearsAll: PcBears = { pictures: 'full', cameraKept: null };

/** Why less of a camera is sent than all: the PC is short of time. Where nothing says so, it is the line. */
const ByPc = z.literal('pc').optional();

/** Why an endpoint receives less than all: its PC is short of time, or the hub's own line is short. Where nothing says so, it is its line. */
const RungBy = z.enum(['pc', 'hub']).optional();

/** A rung below which an endpoint receives nothing by hand: which, and who set it, the endpoint itself or whoever conducts or oversees the meeting. */
export const RungLimit = z.strictObject({ rung: Rung.exclude(['full']), by: z.enum(['own', 'others']) });
export type RungLimit = z.infer<typeof RungLimit>;

/** What the line and the PC of one seat bear and are let carry, for everybody, so that all understand why a picture is gone. */
export const SeatLadderView = z.strictObject({
  /** What its line, its PC and its share of the hub's own line bear, the lowest of them. Missing on the highest rung, and while the endpoint is away. */
  rung: Rung.optional(),
  rungBy: RungBy,
  /** What it receives at most, set by hand; missing where nobody did. */
  rungLimit: RungLimit.optional(),
  /** Its line up, or its PC, does not bear the whole of its own camera beside the voice; missing where both do. */
  cameraKept: CameraKept.optional(),
  cameraKeptBy: ByPc,
  /** The hub's own line does not bear all that is wanted of it: the endpoint is kept to its share, which is less than its own line bears. Missing where it does. */
  shortAtHub: z.literal(true).optional(),
});
export type SeatLadderView = z.infer<typeof SeatLadderView>;

/** What keeps an endpoint from all there is: its line, its PC, the hub's own line; or a hand, its own or another's. */
export const LessBy = z.enum(['line', 'pc', 'hub', 'own', 'others']);
export type LessBy = z.infer<typeof LessBy>;

/** The rung on which a seat receives: what its line and its PC bear, or less where that was set by hand. */
export const rungOf = ({ rung, rungLimit }: SeatLadderView): Rung =>
  lowerRung(rung ?? 'full', rungLimit?.rung ?? 'full');

/** What keeps a seat on a lower rung; a hand only where it set a lower one than all else. Null on the highest. */
export const rungLessBy = (seat: SeatLadderView): LessBy | null => {
  const { rung = 'full', rungBy = 'line', rungLimit } = seat;
  const now = rungOf(seat);
  if (now === 'full') return null;
  return now === rung ? rungBy : (rungLimit?.by ?? null);
};
