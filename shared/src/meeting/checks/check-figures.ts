import { z } from 'zod';
import { Line } from '../../kit/text.ts';
import { SourceTrouble } from '../troubles.ts';

/** What an endpoint's check looks at, in the order in which it does. Closed list. */
export const checkSteps = [
  'browser',
  'camera',
  'microphone',
  'loudspeaker',
  'ways',
  'loop',
  'line',
  'bandwidth',
  'reconnect',
] as const;
export const CheckStep = z.enum(checkSteps);
export type CheckStep = z.infer<typeof CheckStep>;

/** Why a step was left out. */
export const CheckSkip = z.enum([
  /** There is no camera or no microphone that works to do it with. */
  'no-camera',
  'no-microphone',
  /** The browser lets a page that nobody has pressed yet neither play nor look at sound. */
  'no-sound',
  /** No media get through. */
  'no-way',
  /** A meeting is open: its line is not taken from it. */
  'meeting-open',
  /** Others were measuring all the time. */
  'line-busy',
  /** The step did not come to an end in its time, or met an error. */
  'not-finished',
]);
export type CheckSkip = z.infer<typeof CheckSkip>;

const Skipped = z.strictObject({ skipped: CheckSkip });
const orSkipped = <Figures extends z.ZodType>(figures: Figures) => z.union([figures, Skipped]);

const Milliseconds = z.number().min(0).max(600_000);
/** In dB of full scale, digital silence as -120. */
const Level = z.number().min(-120).max(0);
const Kbps = z.number().min(0).max(10_000_000);

/** Whether media got through in one way; `absent` where the hub offers none. */
export const WayFound = z.enum(['through', 'shut', 'absent']);
export type WayFound = z.infer<typeof WayFound>;

/** What an endpoint's page measured of itself. It comes from outside: every figure has its range, and is worth what a page says. */
export const CheckFigures = z.strictObject({
  /** Whether a person was asked to say and to hear something. */
  attended: z.boolean(),
  browser: z.strictObject({ fit: z.boolean(), name: Line(0, 300) }),
  camera: orSkipped(
    z.strictObject({
      trouble: SourceTrouble.nullable(),
      framesPerSecond: z.number().min(0).max(240),
      width: z.int().min(0).max(16_384),
      height: z.int().min(0).max(16_384),
      /** Mean luma of a picture, 0 to 255. */
      brightness: z.number().min(0).max(255),
      /** All pictures were the same to the last bit. */
      still: z.boolean(),
    }),
  ),
  microphone: orSkipped(
    z.strictObject({
      trouble: SourceTrouble.nullable(),
      /** The loudest sample. */
      peak: Level,
      /** Of a phrase that was recorded and played back: what the person who spoke it says. */
      heardBack: z.enum(['yes', 'no', 'unanswered', 'unasked']),
    }),
  ),
  loudspeaker: orSkipped(
    z.strictObject({
      played: z.boolean(),
      /** How much softer the microphone hears what is played, in dB, without any processing; null where it does not hear it. */
      roomLoss: z.number().min(-60).max(120).nullable(),
      /** The same of what the others would hear of it, with the processing that meetings have. */
      echoLoss: z.number().min(-60).max(120).nullable(),
      /** From playing to hearing; null where it was not heard. */
      delayMs: Milliseconds.nullable(),
    }),
  ),
  ways: orSkipped(z.strictObject({ udp: WayFound, tcp: WayFound, relay: WayFound, port: z.int().min(0).max(65_535) })),
  loop: orSkipped(
    z.strictObject({
      /** Of the own picture and voice, sent to the hub and received back. */
      frames: z.int().min(0).max(100_000),
      voicePackets: z.int().min(0).max(1_000_000),
      camera: z.boolean(),
      microphone: z.boolean(),
      firstFrameMs: Milliseconds.nullable(),
    }),
  ),
  line: orSkipped(
    z.strictObject({
      roundTripMs: Milliseconds,
      jitterMs: Milliseconds,
      /** Of the packets that came back, in percent. */
      lossUp: z.number().min(0).max(100),
      lossDown: z.number().min(0).max(100),
    }),
  ),
  bandwidth: orSkipped(z.strictObject({ downKbps: Kbps, upKbps: Kbps })),
  reconnect: orSkipped(z.strictObject({ backMs: Milliseconds.nullable() })),
  /** How long all of it took. */
  tookMs: z.number().min(0).max(3_600_000),
});
export type CheckFigures = z.infer<typeof CheckFigures>;
