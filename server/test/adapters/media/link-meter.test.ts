import { describe, expect, it } from 'vitest';
import { LinkMeter, type Forwarded, type StreamStat } from '../../../src/adapters/media/link-meter.ts';

const stat = (packetCount: number, packetsLost: number, change: Partial<StreamStat> = {}): StreamStat => ({
  ssrc: 1,
  packetCount,
  packetsLost,
  packetsRepaired: 0,
  roundTripTime: 40,
  ...change,
});
const forwarded = (sent: StreamStat, source?: StreamStat): Forwarded => ({ stat: sent, source });

/** What a second sample says after a first one in which nothing had flowed yet. */
const second = (up: readonly StreamStat[], down: readonly Forwarded[]) => {
  const meter = new LinkMeter();
  const nothing = ({ ssrc }: StreamStat): StreamStat => stat(0, 0, { ssrc });
  const begun = down.map(({ stat: each, source }) =>
    forwarded(nothing(each), source === undefined ? undefined : nothing(source)),
  );
  expect(meter.sample(up.map(nothing), begun)).toBeNull();
  return meter.sample(up, down);
};

describe('a line is told by its streams', () => {
  it('from the sample before on, each way by itself', () => {
    const meter = new LinkMeter();
    expect(meter.sample([stat(5_000, 900)], [])).toBeNull();
    expect(meter.sample([stat(5_900, 1_000)], [])).toEqual({ lossUp: 0.1, lossDown: null, roundTripMs: 40 });
    expect(meter.sample([stat(6_900, 1_000)], [forwarded(stat(700, 20))])).toMatchObject({ lossUp: 0, lossDown: null });
    expect(meter.sample([stat(7_900, 1_000)], [forwarded(stat(900, 30))])).toMatchObject({ lossUp: 0, lossDown: 0.05 });
  });

  it('and by no old figure of a stream that does not flow any more', () => {
    const streams = (count: number) => [stat(500, 0, { ssrc: 7, roundTripTime: 900 }), stat(count, 0)];
    const meter = new LinkMeter();
    meter.sample(streams(100), []);
    expect(meter.sample(streams(500), [])).toEqual({ lossUp: 0, lossDown: null, roundTripMs: 40 });
    expect(meter.sample(streams(500), [])).toBeNull();
  });

  it('not by a handful of packets', () => {
    expect(second([stat(60, 3)], [forwarded(stat(60, 3))])).toBeNull();
  });

  it('with what was lost at first, though it was repaired: by RTX, or on the stream’s own number', () => {
    const byRtx = stat(1_000, 100, { rtxSsrc: 2, packetsRepaired: 100 });
    expect(second([byRtx], [])).toMatchObject({ lossUp: 0.1 });
    const byItself = stat(1_000, 0, { packetsRepaired: 100 });
    expect(second([byItself], [])).toMatchObject({ lossUp: 0.1 });
    expect(second([], [forwarded(stat(1_000, 100, { rtxSsrc: 2, packetsRepaired: 90 }))])).toMatchObject({
      lossDown: 0.1,
    });
    expect(second([], [forwarded(stat(1_000, 0, { packetsRepaired: 100 }))])).toMatchObject({ lossDown: 0.1 });
    // What was sent again and lost again stands in both counts.
    expect(second([], [forwarded(stat(1_000, 30, { packetsRepaired: 100 }))])).toMatchObject({ lossDown: 0.1 });
  });

  it('without what its senders’ lines have lost', () => {
    const source = stat(900, 100, { rtxSsrc: 2, packetsRepaired: 40 });
    expect(second([], [forwarded(stat(940, 60), source)])).toMatchObject({ lossDown: 0 });
    expect(second([], [forwarded(stat(1_000, 160), source)])).toMatchObject({ lossDown: 0.1 });
  });

  it('from there on where a stream began anew, changed its source or flows again', () => {
    const source = (ssrc: number): StreamStat => stat(1, 0, { ssrc });
    const meter = new LinkMeter();
    meter.sample([stat(5_000, 500)], [forwarded(stat(5_000, 500), source(8))]);
    expect(meter.sample([stat(990, 10)], [forwarded(stat(6_000, 600), source(9))])).toBeNull();
    expect(meter.sample([stat(1_980, 20)], [forwarded(stat(7_000, 620), source(9))])).toMatchObject({
      lossUp: 0.01,
      lossDown: 0.02,
    });
    meter.sample([stat(1_980, 20)], []);
    expect(meter.sample([], [forwarded(stat(9_000, 999), source(9))])).toBeNull();
  });

  it('never says less than nothing or more than all', () => {
    expect(second([], [forwarded(stat(500, -3))])).toMatchObject({ lossDown: 0 });
    expect(second([], [forwarded(stat(200, 900))])).toMatchObject({ lossDown: 1 });
  });

  it('knows no round trip where none was reported', () => {
    expect(second([stat(500, 0, { roundTripTime: 0 })], [])).toMatchObject({ roundTripMs: null });
  });
});
