import { z } from 'zod';
import type { UplinkSample } from './uplink-watch.ts';

const PairStats = z.object({ type: z.literal('candidate-pair'), availableOutgoingBitrate: z.number() });
const HeardThere = z.object({
  type: z.literal('remote-inbound-rtp'),
  kind: z.literal('audio'),
  fractionLost: z.number(),
});

/**
 * What the browser says of the way up: what it reckons that the line bears, in bit/s, of the pair that is used, which alone has an estimate; and which
 * share of the own voice the other end reports as lost lately, 0 to 1. Null where it does not say.
 */
export const upBy = (report: RTCStatsReport | null): Pick<UplinkSample, 'bears' | 'voiceLost'> => {
  const all: readonly unknown[] = [...(report?.values() ?? [])];
  const estimates = all.flatMap((stat) => PairStats.safeParse(stat).data?.availableOutgoingBitrate ?? []);
  const losses = all.flatMap((stat) => HeardThere.safeParse(stat).data?.fractionLost ?? []);
  return {
    bears: estimates.length === 0 ? null : Math.max(...estimates),
    voiceLost: losses.length === 0 ? null : Math.min(...losses),
  };
};
