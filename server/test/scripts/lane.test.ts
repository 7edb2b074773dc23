import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inCheckout } from '../../../scripts/setup/paths.ts';
import { unimpaired, type Impairment } from '../../../scripts/weak-line/impairment.ts';
import { python } from '../../../scripts/weak-line/line-process.ts';

/** A packet that comes, or a change of the line, at a time in milliseconds. */
type Step = { readonly at: number } & (
  | { readonly bytes: number; readonly protocol?: number; readonly port?: number; readonly stream?: number }
  | { readonly change: object }
);

const Tally = z.object({ packets: z.number(), bytes: z.number(), lastAt: z.number() });
const Played = z.object({
  arrivals: z.array(z.object({ packet: z.number(), at: z.number() })),
  fates: z.record(z.string(), z.record(z.string(), Tally)),
  longestQueueMs: z.number(),
});
type Played = z.infer<typeof Played>;

const player = spawn(python, [inCheckout('scripts', 'weak-line', 'lane.py')], { stdio: ['pipe', 'pipe', 'inherit'] });
const answers = createInterface({ input: player.stdout })[Symbol.asyncIterator]();
afterAll(() => void player.stdin.end());

const play = async (steps: readonly Step[], seed = '1', lateMs = 0): Promise<Played> => {
  player.stdin.write(`${JSON.stringify({ seed, steps, lateMs })}\n`);
  const { value } = await answers.next();
  return Played.parse(JSON.parse(String(value)));
};
const playOn = (change: Partial<Impairment>, packets: readonly Step[], seed = '1'): Promise<Played> =>
  play([{ at: 0, change: { ...unimpaired, ...change } }, ...packets], seed);

/** What became of the packets: how many, or of how many bytes; of all fates, or of those named. */
const sum = ({ fates }: Played, what: 'packets' | 'bytes', ...named: string[]): number =>
  Object.values(fates)
    .flatMap((each) => Object.entries(each))
    .filter(([fate]) => named.length === 0 || named.includes(fate))
    .reduce((total, [, tally]) => total + tally[what], 0);
const lossesOf = ({ fates }: Played): string[] => Object.keys(fates['udp'] ?? {}).filter((fate) => fate !== 'passed');
const steady = (count: number, everyMs: number, bytes: number): { at: number; bytes: number }[] =>
  Array.from({ length: count }, (_, index) => ({ at: index * everyMs, bytes }));

/** Packets of all sizes, at times that only go forward, many at once. */
const traffic = fc
  .array(
    fc.record({
      gap: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 50, noNaN: true })),
      bytes: fc.integer({ min: 20, max: 1500 }),
    }),
    {
      minLength: 1,
      maxLength: 80,
    },
  )
  .map((packets) => {
    let at = 0;
    return packets.map(({ gap, bytes }) => ({ at: (at += gap), bytes }));
  });
const impairment = fc.record({
  rateKbps: fc.option(fc.integer({ min: 16, max: 5_000 })),
  queueMs: fc.integer({ min: 0, max: 500 }),
  lossPercent: fc.integer({ min: 0, max: 100 }),
  burst: fc.option(fc.integer({ min: 1, max: 10 })),
  delayMs: fc.integer({ min: 0, max: 400 }),
  jitterMs: fc.integer({ min: 0, max: 200 }),
});
const property = async <Inputs extends [unknown, ...unknown[]]>(
  arbitraries: { [Index in keyof Inputs]: fc.Arbitrary<Inputs[Index]> },
  holds: (...inputs: Inputs) => Promise<void>,
): Promise<void> => fc.assert(fc.asyncProperty(...arbitraries, holds), { numRuns: 60 });

describe('a direction of a line', () => {
  it('lets everything through at once, in order, when nothing impairs it', () =>
    property<[{ at: number; bytes: number }[]]>([traffic], async (packets) => {
      const played = await play(packets);
      expect(played.arrivals).toEqual(packets.map(({ at }, packet) => ({ packet, at })));
      expect(lossesOf(played)).toEqual([]);
    }));

  it('knows what became of every packet, and keeps the order, whatever impairs it', () =>
    property<[{ at: number; bytes: number }[], Partial<Impairment>]>([traffic, impairment], async (packets, change) => {
      const played = await playOn(change, packets);
      expect(sum(played, 'packets')).toBe(packets.length);
      expect(sum(played, 'bytes')).toBe(packets.reduce((total, { bytes }) => total + bytes, 0));
      const order = played.arrivals.map(({ packet }) => packet);
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(order.length).toBe(sum(played, 'packets', 'passed'));
    }));

  it('delays each as asked, and never by more than the jitter, the queue and its own carrying besides', () =>
    property<[{ at: number; bytes: number }[], Partial<Impairment>]>([traffic, impairment], async (packets, change) => {
      const { arrivals } = await playOn(change, packets);
      const { delayMs = 0, jitterMs = 0, queueMs = 0, rateKbps } = change;
      const perByteMs = rateKbps === null || rateKbps === undefined ? 0 : 8 / rateKbps;
      for (const { packet, at } of arrivals) {
        const sent = packets[packet] ?? { at: NaN, bytes: NaN };
        const carryingMs = sent.bytes * perByteMs;
        expect(at - sent.at).toBeGreaterThanOrEqual(delayMs + carryingMs - 1e-6);
        expect(at - sent.at).toBeLessThanOrEqual(delayMs + carryingMs + jitterMs + queueMs + 1e-6);
      }
    }));

  it('never carries more than its rate, and its queue is never longer than asked', () =>
    property<[{ at: number; bytes: number }[], number, number]>(
      [traffic, fc.integer({ min: 16, max: 2_000 }), fc.integer({ min: 0, max: 300 })],
      async (packets, rateKbps, queueMs) => {
        const { arrivals, longestQueueMs } = await playOn({ rateKbps, queueMs }, packets);
        for (const [index, first] of arrivals.entries()) {
          let bytes = 0;
          for (const next of arrivals.slice(index + 1)) {
            bytes += packets[next.packet]?.bytes ?? NaN;
            expect((bytes * 8) / rateKbps).toBeLessThanOrEqual(next.at - first.at + 1e-6);
          }
        }
        expect(longestQueueMs).toBeLessThanOrEqual(queueMs + (1500 * 8) / rateKbps + 1e-6);
      },
    ));

  it('carries its whole rate when more comes, and drops the rest at the end of its queue', async () => {
    // 1,000 bytes every 10 ms are 800 kbit/s on a line of 100.
    const played = await playOn({ rateKbps: 100, queueMs: 400 }, steady(1_000, 10, 1_000));
    expect((sum(played, 'bytes', 'passed') * 8) / 100).toBeCloseTo(played.arrivals.at(-1)?.at ?? 0, 5);
    expect(lossesOf(played)).toEqual(['queue']);
    // The first that find a place wait in turn: nothing is dropped before the queue is full.
    expect(played.arrivals.slice(0, 5).map(({ packet }) => packet)).toEqual([0, 1, 2, 3, 4]);
  });

  it('loses the share that is asked for, each by itself or in bursts of the length that is asked for', async () => {
    const lossesInARow = ({ arrivals }: Played): number[] =>
      arrivals.flatMap(({ packet }, index) => {
        const gap = packet - (arrivals[index - 1]?.packet ?? -1) - 1;
        return gap > 0 ? [gap] : [];
      });
    const mean = (figures: readonly number[]): number => figures.reduce((a, b) => a + b, 0) / figures.length;
    for (const [lossPercent, burst, inARow] of [
      [5, null, 1 / 0.95],
      [30, null, 1 / 0.7],
      [5, 4, 4],
      [17, 8, 8],
    ] as const) {
      const played = await playOn({ lossPercent, burst }, steady(40_000, 1, 100));
      expect(sum(played, 'packets', 'loss') / 400).toBeGreaterThan(lossPercent * 0.85);
      expect(sum(played, 'packets', 'loss') / 400).toBeLessThan(lossPercent * 1.15);
      expect(mean(lossesInARow(played)) / inARow).toBeGreaterThan(0.85);
      expect(mean(lossesInARow(played)) / inARow).toBeLessThan(1.15);
    }
  });

  it('loses the same packets by the same seed, and others by another', async () => {
    const lossy = { lossPercent: 20, jitterMs: 30 };
    const [one, again, other] = await Promise.all(
      ['1 up', '1 up', '1 down'].map((seed) => playOn(lossy, steady(200, 5, 200), seed)),
    );
    expect(again).toEqual(one);
    expect(other?.arrivals).not.toEqual(one?.arrivals);
  });

  it('swallows all while it is cut, what is on the way too, and nothing after it', async () => {
    const change = (at: number, what: Partial<Impairment>): Step => ({ at, change: what });
    const packets = steady(30, 10, 500);
    const { arrivals, fates } = await play([
      change(0, { rateKbps: 1_000, delayMs: 35 }),
      ...packets.slice(0, 10),
      change(95, { cut: true }),
      ...packets.slice(10, 20),
      change(195, { cut: false }),
      ...packets.slice(20),
    ]);
    const arrived = arrivals.map(({ packet }) => packet);
    // 4 ms of carrying and 35 of delay: those of 60 to 90 ms were on the way.
    expect(arrived).toEqual([0, 1, 2, 3, 4, 5, ...packets.slice(20).map((_, index) => 20 + index)]);
    expect(fates['udp']?.['cut']).toMatchObject({ packets: 14, lastAt: 190 });
  });

  it('carries its whole rate on a busy machine, too', async () => {
    const { arrivals } = await play(
      [{ at: 0, change: { rateKbps: 80, queueMs: 10_000 } }, ...steady(50, 0, 1_000)],
      '1',
      7,
    );
    expect(arrivals.at(-1)?.at).toBeCloseTo(5_000 + 7, 5);
  });

  it('carries what waits at the rate that it has by then', async () => {
    const { arrivals } = await play([
      { at: 0, change: { rateKbps: 8, queueMs: 10_000 } },
      ...[0, 0, 0].map((at) => ({ at, bytes: 1_000 })),
      { at: 500, change: { rateKbps: 80 } },
    ]);
    // The first is being carried, 8,000 bits at 8 kbit/s; then 100 ms each.
    expect(arrivals.map(({ at }) => at)).toEqual([1_000, 1_100, 1_200]);
  });

  it('keeps out what is blocked, by protocol, by the port at the hub and by the stream of media', async () => {
    const [udp, tcp, icmp] = [17, 6, 1];
    const packets = [
      { at: 0, bytes: 100, protocol: udp, port: 45_100 },
      { at: 1, bytes: 100, protocol: tcp, port: 45_100 },
      { at: 2, bytes: 100, protocol: tcp, port: 8443 },
      { at: 3, bytes: 100, protocol: icmp },
      { at: 4, bytes: 100, protocol: udp, port: 45_100, stream: 7 },
    ];
    const passing = async (change: Partial<Impairment>): Promise<number[]> =>
      (await playOn(change, packets)).arrivals.map(({ packet }) => packet);
    expect(await passing({ noUdp: true })).toEqual([1, 2, 3]);
    expect(await passing({ noTcpPorts: [8443] })).toEqual([0, 1, 3, 4]);
    expect(await passing({ noUdp: true, onlyTcpPorts: [8443] })).toEqual([2, 3]);
    expect(await passing({ noStreams: [7, 8] })).toEqual([0, 1, 2, 3]);
  });
});
