import { z } from 'zod';

/** What is read of the browser's words on a camera that it encodes, all its layers apart. */
const Encoded = z.object({
  type: z.literal('outbound-rtp'),
  kind: z.literal('video'),
  id: z.string(),
  qualityLimitationDurations: z.record(z.string(), z.number()),
});

/** And on a picture and a voice that it receives. */
const Shown = z.object({
  type: z.literal('inbound-rtp'),
  kind: z.literal('video'),
  id: z.string(),
  framesReceived: z.number(),
  framesDecoded: z.number().default(0),
  packetsLost: z.number(),
});
const Heard = z.object({
  type: z.literal('inbound-rtp'),
  kind: z.literal('audio'),
  id: z.string(),
  jitterBufferDelay: z.number(),
  /** What would be waited without a wish of the page (`voice-waits.ts`). */
  jitterBufferMinimumDelay: z.number().optional(),
  jitterBufferEmittedCount: z.number(),
  concealedSamples: z.number(),
  silentConcealedSamples: z.number(),
  totalSamplesReceived: z.number(),
  packetsLost: z.number(),
});

/** What the browser counts of the work that media make, since each stream began; of each stream by its id. */
export interface PcCounts {
  /** For how long the PC kept an encoder back, in seconds. */
  readonly encoders: ReadonlyMap<string, number>;
  readonly pictures: ReadonlyMap<string, z.infer<typeof Shown>>;
  readonly voices: ReadonlyMap<string, z.infer<typeof Heard>>;
}

type Report = Pick<ReadonlyMap<string, unknown>, 'values'>;

const byId = <Stats extends { readonly id: string }>(
  report: Report | null,
  schema: z.ZodType<Stats>,
): ReadonlyMap<string, Stats> =>
  new Map(
    [...(report?.values() ?? [])].flatMap((stat) => {
      const { data } = schema.safeParse(stat);
      return data === undefined ? [] : [[data.id, data] as const];
    }),
  );

/** Reads the reports of both ways; null for one that there is not. */
export const pcCounts = (up: Report | null, down: Report | null): PcCounts => ({
  encoders: new Map(
    [...byId(up, Encoded)].map(([id, { qualityLimitationDurations }]) => [id, qualityLimitationDurations['cpu'] ?? 0]),
  ),
  pictures: byId(down, Shown),
  voices: byId(down, Heard),
});

/** How much work there was and how late it was done, in one look; what is null can't be told, and says nothing. */
export interface MediaWork {
  /** Which part of the time the PC kept an encoder back, 0 to 1. */
  readonly encoderShort: number | null;
  /** Which share of the pictures that came whole was not shown, 0 to 1. */
  readonly skipped: number | null;
  /** How long the voices wait before they are played, the soonest of them, in milliseconds. */
  readonly voiceLateMs: number | null;
  /** Which share of the voices was made up though nothing of them was lost, the best of them, 0 to 1. */
  readonly madeUp: number | null;
}

/** So few pictures say nothing of the PC: one waits for its key frame, another has just begun. */
const fewestPictures = 5;
/** And so few samples of a voice, at 48 kHz: a fifth of a second. */
const fewestSamples = 9_600;

const pairs = <Each>(before: ReadonlyMap<string, Each>, now: ReadonlyMap<string, Each>): (readonly [Each, Each])[] =>
  [...now].flatMap(([id, each]) => {
    const then = before.get(id);
    return then === undefined ? [] : [[then, each] as const];
  });

const least = (all: readonly number[]): number | null => (all.length === 0 ? null : Math.min(...all));

type Voice = z.infer<typeof Heard>;

/** How long a voice waited at the mean, in milliseconds: no longer than its unevenness asks for, whatever the page lets it wait besides. */
const lateMs = (then: Voice, at: Voice): number => {
  const samples = at.jitterBufferEmittedCount - then.jitterBufferEmittedCount;
  const waited = at.jitterBufferDelay - then.jitterBufferDelay;
  const needed = (at.jitterBufferMinimumDelay ?? Infinity) - (then.jitterBufferMinimumDelay ?? 0);
  return (Math.min(waited, needed) * 1_000) / samples;
};

const madeUpOf = ({ concealedSamples, silentConcealedSamples }: Voice): number =>
  concealedSamples - silentConcealedSamples;

/** The work between two looks that lie so far apart. What was lost on the way is no matter of the PC, and left out. */
export const workSince = (before: PcCounts, now: PcCounts, sinceMs: number): MediaWork => {
  const short = pairs(before.encoders, now.encoders).map(([then, at]) => ((at - then) * 1_000) / sinceMs);
  const whole = pairs(before.pictures, now.pictures).filter(([then, at]) => at.packetsLost <= then.packetsLost);
  const came = whole.reduce((sum, [then, at]) => sum + at.framesReceived - then.framesReceived, 0);
  const shown = whole.reduce((sum, [then, at]) => sum + at.framesDecoded - then.framesDecoded, 0);
  const voices = pairs(before.voices, now.voices);
  const played = voices.filter(
    ([then, at]) => at.jitterBufferEmittedCount - then.jitterBufferEmittedCount >= fewestSamples,
  );
  const unharmed = voices.filter(
    ([then, at]) =>
      at.packetsLost <= then.packetsLost && at.totalSamplesReceived - then.totalSamplesReceived >= fewestSamples,
  );
  return {
    encoderShort: short.length === 0 ? null : Math.min(1, Math.max(0, ...short)),
    skipped: came < fewestPictures ? null : Math.min(1, Math.max(0, (came - shown) / came)),
    voiceLateMs: least(played.map(([then, at]) => lateMs(then, at))),
    madeUp: least(
      unharmed.map(
        ([then, at]) =>
          Math.max(0, madeUpOf(at) - madeUpOf(then)) / (at.totalSamplesReceived - then.totalSamplesReceived),
      ),
    ),
  };
};
