import { describe, expect, it } from 'vitest';
import { pcCounts, workSince } from '../../../src/core/pc/pc-counts.ts';

type Stats = Readonly<Record<string, unknown>> & { readonly id: string };
const report = (...all: readonly Stats[]) => new Map(all.map((stats) => [stats.id, stats]));

const layer = (id: string, cpu: number): Stats => ({
  ...{ id, type: 'outbound-rtp', kind: 'video', qualityLimitationReason: 'cpu' },
  qualityLimitationDurations: { none: 3, cpu, bandwidth: 0, other: 0 },
});
const picture = (id: string, framesReceived: number, framesDecoded: number, packetsLost = 0): Stats => ({
  ...{ id, type: 'inbound-rtp', kind: 'video', framesReceived, framesDecoded, packetsLost },
});
/** A voice that has played so many seconds, each of whose samples waited so long at the mean. */
const voice = (id: string, seconds: number, waitedMs: number, more: Readonly<Record<string, number>> = {}): Stats => ({
  ...{ id, type: 'inbound-rtp', kind: 'audio', packetsLost: 0, concealedSamples: 0, silentConcealedSamples: 0 },
  jitterBufferEmittedCount: seconds * 48_000,
  jitterBufferDelay: (seconds * 48_000 * waitedMs) / 1_000,
  totalSamplesReceived: seconds * 48_000,
  ...more,
});
const since = (before: readonly Stats[], now: readonly Stats[]) =>
  workSince(pcCounts(report(...before), report(...before)), pcCounts(report(...now), report(...now)), 1_000);

describe('how much work media make for a PC', () => {
  it('is told by the encoder that it keeps back most, of what it sends', () => {
    const before = [layer('low', 0), layer('high', 2)];
    expect(since(before, [layer('low', 0.1), layer('high', 2.8)]).encoderShort).toBeCloseTo(0.8);
    expect(since([], [layer('low', 9)]).encoderShort).toBeNull();
  });

  it('is told by the pictures that came whole and were not shown; by none of which packets were lost, and by few not at all', () => {
    const before = [picture('a', 100, 100), picture('b', 100, 100)];
    expect(since(before, [picture('a', 110, 106), picture('b', 110, 110)]).skipped).toBeCloseTo(0.2);
    expect(since(before, [picture('a', 110, 100, 4), picture('b', 110, 110)]).skipped).toBe(0);
    expect(since(before, [picture('a', 104, 100)]).skipped).toBeNull();
  });

  it('is told by how long the soonest voice waits, but not by what the page lets it wait', () => {
    expect(
      since([voice('a', 1, 60), voice('b', 1, 60)], [voice('a', 2, 180), voice('b', 2, 90)]).voiceLateMs,
    ).toBeCloseTo(120);
    const least = (seconds: number) => ({ jitterBufferMinimumDelay: seconds * 48_000 * 0.05 });
    expect(since([voice('a', 1, 300, least(1))], [voice('a', 2, 300, least(2))]).voiceLateMs).toBeCloseTo(50);
    expect(since([voice('a', 1, 60)], [voice('a', 1.1, 60)]).voiceLateMs).toBeNull();
  });

  it('is told by what was made up of the best voice though nothing was lost, without comfort noise', () => {
    const now = voice('a', 2, 60, { concealedSamples: 7_200, silentConcealedSamples: 2_400 });
    expect(since([voice('a', 1, 60)], [now]).madeUp).toBeCloseTo(0.1);
    expect(since([voice('a', 1, 60)], [{ ...now, packetsLost: 3 }]).madeUp).toBeNull();
    expect(since([voice('a', 1, 60), voice('b', 1, 60)], [now, voice('b', 2, 60)]).madeUp).toBe(0);
  });

  it('is not told by a browser that counts nothing of it', () => {
    expect(since([], [])).toEqual({ encoderShort: null, skipped: null, voiceLateMs: null, madeUp: null });
    expect(workSince(pcCounts(null, null), pcCounts(null, null), 1_000).encoderShort).toBeNull();
  });
});
