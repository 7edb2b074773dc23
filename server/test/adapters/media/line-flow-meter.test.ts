import { describe, expect, it } from 'vitest';
import { layerOf, LineFlowMeter, type DownStream, type UpStream } from '../../../src/adapters/media/line-flow-meter.ts';

const stat = (packetCount: number, change: Partial<UpStream['stat']> = {}): UpStream['stat'] => ({
  ssrc: 1,
  kind: 'video',
  packetCount,
  packetsLost: 0,
  packetsRepaired: 0,
  byteCount: packetCount * 1_000,
  jitter: 450,
  roundTripTime: 40,
  ...change,
});
const up = (packetCount: number, change?: Partial<UpStream['stat']>): UpStream => ({
  stat: stat(packetCount, change),
  need: 140_000,
});
const down = (packetCount: number, change?: Partial<UpStream['stat']>): DownStream => ({
  ...up(packetCount, change),
  source: undefined,
});

describe('what goes over a line', () => {
  it('is counted since the last time, each way by itself, as long as that was ago', () => {
    let nowMs = 7;
    const meter = new LineFlowMeter(() => nowMs);
    expect(meter.measure([up(100)], [down(50)])).toBeNull();
    nowMs += 5_000;
    expect(meter.measure([up(700, { packetsLost: 60 })], [down(450)])).toEqual({
      forMs: 5_000,
      up: { packets: 660, lost: 60, bytes: 600_000, need: 140_000, jitterMs: 5 },
      down: { packets: 400, lost: 0, bytes: 400_000, need: 140_000, jitterMs: null },
      roundTripMs: 40,
    });
    nowMs += 60_000;
    expect(meter.measure([up(700, { packetsLost: 60 })], [down(450)])).toMatchObject({
      forMs: 60_000,
      up: { packets: 0, bytes: 0, need: 0, jitterMs: null },
      down: { packets: 0, need: 140_000 },
      roundTripMs: null,
    });
  });

  it('begins at nothing with each stream that is new or began anew', () => {
    const meter = new LineFlowMeter(() => 0);
    meter.measure([up(900)], []);
    expect(meter.measure([up(10), up(500, { ssrc: 2, kind: 'audio', jitter: 480 })], [])).toMatchObject({
      up: { packets: 0, lost: 0, bytes: 0 },
    });
  });

  it('tells layers by their names', () => {
    expect([layerOf({ rid: 'r2' }), layerOf({ rid: 'r0' }), layerOf({})]).toEqual([2, 0, 0]);
  });
});
