import type { LineSums } from '@diem-cau/shared';

/** What went one way over a line in some time. */
export interface OneWay {
  readonly packets: number;
  readonly lost: number;
  readonly bytes: number;
  /** What it would take whole at most, in bit/s. */
  readonly need: number;
  /** The worst of its streams, in milliseconds; null where nothing told it. */
  readonly jitterMs: number | null;
}

/** What went over a line since it was measured last. */
export interface LineFlow {
  readonly forMs: number;
  /** From the endpoint to the hub, and back. */
  readonly up: OneWay;
  readonly down: OneWay;
  readonly roundTripMs: number | null;
}

/** Fewer packets than these tell no share: of so few, one that is lost by chance would already be more than a good line loses. */
const fewestPackets = 100;

/** Beyond these a line is bad, as it is graded (`links/link-grading.ts`): a share of packets, and milliseconds there and back. */
const badLoss = 0.05;
const slowFromMs = 500;

/** Nothing was measured. */
export const noSums: LineSums = {
  measuredMs: 0,
  lostMs: 0,
  badLossMs: 0,
  slowMs: 0,
  frozenMs: 0,
  upPackets: 0,
  upLost: 0,
  upBytes: 0,
  downPackets: 0,
  downLost: 0,
  downBytes: 0,
  roundTrips: 0,
  roundTripSumMs: 0,
  worstRoundTripMs: 0,
  worstJitterMs: 0,
  hubShortMs: 0,
  thinDownMs: 0,
  thinUpMs: 0,
};

/** Two stretches of one line as one: in whatever order and groups they are put together, the sums are the same. */
export const addSums = (one: LineSums, other: LineSums): LineSums => ({
  measuredMs: one.measuredMs + other.measuredMs,
  lostMs: one.lostMs + other.lostMs,
  badLossMs: one.badLossMs + other.badLossMs,
  slowMs: one.slowMs + other.slowMs,
  frozenMs: one.frozenMs + other.frozenMs,
  upPackets: one.upPackets + other.upPackets,
  upLost: one.upLost + other.upLost,
  upBytes: one.upBytes + other.upBytes,
  downPackets: one.downPackets + other.downPackets,
  downLost: one.downLost + other.downLost,
  downBytes: one.downBytes + other.downBytes,
  roundTrips: one.roundTrips + other.roundTrips,
  roundTripSumMs: one.roundTripSumMs + other.roundTripSumMs,
  worstRoundTripMs: Math.max(one.worstRoundTripMs, other.worstRoundTripMs),
  worstJitterMs: Math.max(one.worstJitterMs, other.worstJitterMs),
  hubShortMs: one.hubShortMs + other.hubShortMs,
  thinDownMs: one.thinDownMs + other.thinDownMs,
  thinUpMs: one.thinUpMs + other.thinUpMs,
});

/** Which share was lost on one way, 0 to 1; null where too little went to tell. */
export const lossOf = ({ packets, lost }: Pick<OneWay, 'packets' | 'lost'>): number | null =>
  packets < fewestPackets ? null : Math.min(1, Math.max(0, lost / packets));

/** What was measured, as it is added up. */
export const sumsOfFlow = ({ forMs, up, down, roundTripMs }: LineFlow): LineSums => {
  const ms = Math.round(forMs);
  const loss = Math.max(lossOf(up) ?? 0, lossOf(down) ?? 0);
  const roundTrip = roundTripMs === null ? 0 : Math.round(roundTripMs);
  return {
    ...noSums,
    measuredMs: ms,
    badLossMs: loss > badLoss ? ms : 0,
    slowMs: roundTrip > slowFromMs ? ms : 0,
    upPackets: up.packets,
    upLost: Math.max(0, up.lost),
    upBytes: up.bytes,
    downPackets: down.packets,
    downLost: Math.max(0, down.lost),
    downBytes: down.bytes,
    roundTrips: roundTripMs === null ? 0 : 1,
    roundTripSumMs: roundTrip,
    worstRoundTripMs: roundTrip,
    worstJitterMs: Math.round(Math.max(up.jitterMs ?? 0, down.jitterMs ?? 0)),
  };
};

/** Whether there is anything to be kept. */
export const isNothing = ({ measuredMs, lostMs, frozenMs, thinDownMs, thinUpMs }: LineSums): boolean =>
  [measuredMs, lostMs, frozenMs, thinDownMs, thinUpMs].every((each) => each === 0);
