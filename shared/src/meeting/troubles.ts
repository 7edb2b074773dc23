import { z } from 'zod';
import { Instant } from '../kit/time.ts';
import { SourceId, kindOf } from './source-id.ts';

/** The sources that come from a device and are watched. A screen is not: it may well stand still. */
export const WatchedSource = SourceId.exclude(['screen', 'screen:2', 'screen:3', 'screen:4']);
export type WatchedSource = z.infer<typeof WatchedSource>;

/** Whether a source is watched. */
export const isWatched = (source: SourceId): source is WatchedSource => kindOf(source) !== 'screen';

/** What can be wrong with a source, by its cause; each has words at its own endpoint, on the tile, at the desk and in the record. */
export const SourceTrouble = z.enum([
  /** Not allowed by the person or the browser. */
  'denied',
  /** Not allowed by the system's own settings. */
  'blocked',
  'missing',
  /** In use by another program. */
  'busy',
  'unfit',
  /** Could not be opened for any other reason. */
  'failed',
  'unplugged',
  /** The system or the device itself holds it back. */
  'muted',
  /** A microphone from which nothing but digital zero comes; a quiet room is no silence. */
  'silent',
  /** A camera that gives no pictures. */
  'frameless',
  /** A camera whose pictures are all the same to the last bit. */
  'still',
  /** Somebody speaks, and so low that hardly anybody understands it. */
  'faint',
  /** Louder than can be captured: the tops of the sound are cut off. */
  'clipped',
  /** One tone stands and grows: its own loudspeaker comes back into it, again and again. */
  'howling',
  /** What others say comes out of its room again. */
  'echoing',
  /** It is captured, and nothing of it leaves the page. */
  'unsent',
  /** The hub has it open, and nothing of it arrives there. */
  'unreceived',
]);
export type SourceTrouble = z.infer<typeof SourceTrouble>;

/** What may be meant so: a switch on the microphone, a cap on the lens. It is a trouble for others only while the source is open. */
export const isDoubtful = (trouble: SourceTrouble): boolean => trouble === 'silent' || trouble === 'still';

/** What is only heard: the device works, and what it sends disturbs whoever listens. */
export const isOfSound = (trouble: SourceTrouble): boolean =>
  trouble === 'faint' || trouble === 'clipped' || trouble === 'howling' || trouble === 'echoing';

/** A trouble of one source, as an endpoint's page tells it of its own. */
export const ToldTrouble = z.strictObject({
  source: WatchedSource,
  /** `unreceived` is the hub's own to see. */
  trouble: SourceTrouble.exclude(['unreceived']),
  /** For how long it had lasted when it was told, in milliseconds. */
  forMs: z.int().min(0).max(60_000),
});
export type ToldTrouble = z.infer<typeof ToldTrouble>;

/** A trouble as the meeting knows it. */
export const StandingTrouble = z.strictObject({ source: WatchedSource, trouble: SourceTrouble, since: Instant });
export type StandingTrouble = z.infer<typeof StandingTrouble>;

/** What is wrong with the sources of one seat. */
export const SeatTroublesView = z.strictObject({
  /** One for each source that is in trouble; missing where none is. */
  troubles: z.array(StandingTrouble).max(8).optional(),
});
export type SeatTroublesView = z.infer<typeof SeatTroublesView>;
