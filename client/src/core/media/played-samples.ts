import { z } from 'zod';

/** What of a browser's report is read. */
export type StatsReport = Pick<ReadonlyMap<string, unknown>, 'values'>;

/** Samples of a voice that were played since its stream began, and how many of them were made up, without comfort noise. */
export interface PlayedSamples {
  readonly all: number;
  readonly madeUp: number;
  /** How often something of it was asked for again; null where the browser does not say. */
  readonly askedAgain: number | null;
}

/** What is read of the browser's words on a voice that it receives. */
const VoiceStats = z.object({
  type: z.literal('inbound-rtp'),
  trackIdentifier: z.string(),
  concealedSamples: z.number(),
  silentConcealedSamples: z.number(),
  totalSamplesReceived: z.number(),
  nackCount: z.number().optional(),
});

/** And on the way that is taken to the hub. */
const WayStats = z.object({
  type: z.literal('candidate-pair'),
  nominated: z.literal(true),
  currentRoundTripTime: z.number(),
});

const statsOf = <Stats>(report: StatsReport, schema: z.ZodType<Stats>): Stats[] =>
  [...report.values()].flatMap((stat) => schema.safeParse(stat).data ?? []);

/** What was played of each received voice, by its track's id. */
export const playedSamples = (report: StatsReport): ReadonlyMap<string, PlayedSamples> =>
  new Map(
    statsOf(report, VoiceStats).map((voice) => [
      voice.trackIdentifier,
      {
        all: voice.totalSamplesReceived,
        madeUp: voice.concealedSamples - voice.silentConcealedSamples,
        askedAgain: voice.nackCount ?? null,
      },
    ]),
  );

/** To the hub and back, in milliseconds; null where the browser does not say it. */
export const roundTripMs = (report: StatsReport): number | null => {
  const [way] = statsOf(report, WayStats);
  return way === undefined ? null : way.currentRoundTripTime * 1_000;
};
