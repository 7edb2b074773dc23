import { describe, expect, it } from 'vitest';
import { measureLine, measureOneWay } from '../../../src/core/checks/measure-line.ts';
import { readLoop } from '../../../src/core/checks/run-loop.ts';

/** A line of so many kbit/s, one message after the other, with a way of so many milliseconds. */
const lineOf = (kbps: number, wayMs: number) => {
  let now = 0;
  let freeAt = 0;
  const sizes: number[] = [];
  const waiting: { readonly at: number; readonly go: () => void }[] = [];
  const carry = (bytes: number): Promise<void> => {
    sizes.push(bytes);
    freeAt = Math.max(now, freeAt) + (bytes * 8) / kbps;
    const at = freeAt + wayMs;
    return new Promise((go) => void waiting.push({ at, go }));
  };
  const run = async (measuring: Promise<number>): Promise<number> => {
    let result: number | null = null;
    void measuring.then((kbit) => (result = kbit));
    for (let steps = 0; result === null && steps < 5_000; steps += 1) {
      await Promise.resolve();
      await Promise.resolve();
      const next = waiting.toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined) continue;
      waiting.splice(waiting.indexOf(next), 1);
      now = next.at;
      next.go();
    }
    return result ?? -1;
  };
  return { carry, run, sizes, nowMs: () => now };
};

describe('the measuring of a line', () => {
  it.each([
    [64, 50],
    [150, 300],
    [1_800, 20],
    [1_800, 300],
    [20_000, 5],
  ])('finds %i kbit/s over a way of %i ms, with messages of a fitting size', async (kbps, wayMs) => {
    const line = lineOf(kbps, wayMs);
    const found = await line.run(measureOneWay(line.carry, line.nowMs, new AbortController().signal));
    expect(found / kbps).toBeGreaterThan(0.6);
    expect(found / kbps).toBeLessThan(1.05);
    expect(line.sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_600_000);
    // What the hub lets an endpoint ask at a stroke.
    expect(line.sizes.length).toBeLessThan(55);
  });

  it('is left out while a meeting is open', async () => {
    const ask = (() => Promise.resolve({ line: 'meeting' })) as never;
    expect(await measureLine({ ask }, new AbortController().signal)).toEqual({ skipped: 'meeting-open' });
  });
});

describe('what went up and came back', () => {
  it('tells the loss of each way apart', () => {
    const sent = [
      { type: 'outbound-rtp', kind: 'audio', packetsSent: 400 },
      { type: 'remote-inbound-rtp', kind: 'audio', packetsLost: 20 },
      { type: 'candidate-pair', state: 'succeeded', currentRoundTripTime: 0.08 },
    ];
    const came = [
      { type: 'inbound-rtp', kind: 'audio', packetsReceived: 360, packetsLost: 40, jitter: 0.012 },
      { type: 'inbound-rtp', kind: 'video', framesDecoded: 77 },
      { type: 'candidate-pair', state: 'failed', currentRoundTripTime: 9 },
    ];
    expect(readLoop(sent, came)).toEqual({
      frames: 77,
      voicePackets: 360,
      roundTripMs: 80,
      jitterMs: 12,
      lossUp: 5,
      lossDown: 5,
    });
    expect(readLoop([], [])).toMatchObject({ frames: 0, lossUp: 0, lossDown: 0 });
  });
});
