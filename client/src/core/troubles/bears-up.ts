import { z } from 'zod';

const PairStats = z.object({ type: z.literal('candidate-pair'), availableOutgoingBitrate: z.number() });

/** What the browser reckons that the line up bears, in bit/s: of the pair that is used, which alone has an estimate; null where it does not say. */
export const bearsUp = (report: RTCStatsReport | null): number | null => {
  const estimates = [...(report?.values() ?? [])].flatMap(
    (stat: unknown) => PairStats.safeParse(stat).data?.availableOutgoingBitrate ?? [],
  );
  return estimates.length === 0 ? null : Math.max(...estimates);
};
