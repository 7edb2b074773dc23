import { z } from 'zod';

/** What a browser counted of one transport since the way of now is in use: packets that came, its own ICE requests and the answers to them. */
export interface Pulse {
  /** Which pair of addresses is in use. */
  readonly way: string;
  readonly packets: number;
  readonly asked: number;
  readonly answered: number;
  readonly roundTripMs: number;
}

const PairStats = z.object({
  type: z.literal('candidate-pair'),
  id: z.string(),
  nominated: z.boolean().optional(),
  selected: z.boolean().optional(),
  packetsReceived: z.number().optional(),
  bytesReceived: z.number().optional(),
  requestsSent: z.number().optional(),
  responsesReceived: z.number().optional(),
  currentRoundTripTime: z.number().optional(),
});
const TransportStats = z.object({ type: z.literal('transport'), selectedCandidatePairId: z.string().optional() });

/** The pulse of a transport; null while it has no way. Chromium names the pair on the transport, Firefox on the pair. */
export const pulseOf = (report: RTCStatsReport): Pulse | null => {
  const all: unknown[] = [...report.values()];
  const named = all.flatMap((stat) => TransportStats.safeParse(stat).data?.selectedCandidatePairId ?? []);
  const pairs = all.flatMap((stat) => PairStats.safeParse(stat).data ?? []);
  const pair = pairs.find(({ id }) => named.includes(id)) ?? pairs.find(({ selected }) => selected === true);
  if (pair === undefined) return null;
  return {
    way: pair.id,
    packets: pair.packetsReceived ?? pair.bytesReceived ?? 0,
    asked: pair.requestsSent ?? 0,
    answered: pair.responsesReceived ?? 0,
    roundTripMs: (pair.currentRoundTripTime ?? 0) * 1_000,
  };
};
