import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learn, unlearnt, type Learning, type LineNow } from '../../../../src/domain/meeting/hub-line/learning.ts';

const line = (n: number, change: Partial<LineNow> = {}): LineNow => ({
  name: `xa-${n}`,
  ...{ overHubLine: true, bears: 2_000_000, wished: 2_000_000, allowed: null, voices: 100_000 },
  ...change,
});
const lines = (count: number, change: Partial<LineNow> = {}): LineNow[] =>
  Array.from({ length: count }, (_, n) => line(n, change));

/** Time passes in seconds; each shows what the lines are like. */
const lived = (seconds: readonly (readonly LineNow[])[], wanted = 40_000_000): Learning =>
  seconds.reduce(
    (learning, now, second) => learn(learning, now, wanted, { nowMs: second * 1_000, forMs: 1_000 }),
    unlearnt,
  );
const times = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item);

describe('what the hub’s own line bears', () => {
  it('is what flows once all lines fall together, each of which bore more', () => {
    const { total } = lived([...times(20, lines(19)), ...times(4, lines(19, { bears: 500_000 }))]);
    expect(total).toBe(19 * 600_000);
  });

  it('is not claimed of few lines, of some of many, nor of lines that fell one after the other', () => {
    const fallen = { bears: 500_000 };
    expect(lived([...times(20, lines(4)), ...times(10, lines(4, fallen))]).total).toBeNull();
    const some = [...lines(12, fallen), ...lines(19).slice(12)];
    expect(lived([...times(20, lines(19)), ...times(10, some)]).total).toBeNull();
    const inTurn = Array.from({ length: 60 }, (_, second) =>
      lines(19).map((each, n) => (second > 20 + n * 2 ? { ...each, ...fallen } : each)),
    );
    expect(lived(inTurn).total).toBeNull();
  });

  it('is not claimed of lines that never bore more, nor of pictures that do not want more', () => {
    expect(lived(times(60, lines(19, { bears: 500_000 }))).total).toBeNull();
    const calm = lines(19, { bears: 300_000, wished: 250_000 });
    expect(lived([...times(20, lines(19)), ...times(20, calm)]).total).toBeNull();
  });

  it('is not claimed where the hub’s own machine is the one that is slow: lines of its local network fall as well', () => {
    const local = (bears: number) => line(99, { overHubLine: false, bears });
    const fallen = lines(19, { bears: 500_000 });
    const seconds = [...times(20, [...lines(19), local(2_000_000)]), ...times(4, [...fallen, local(600_000)])];
    expect(lived(seconds).total).toBeNull();
    const alone = [...times(20, [...lines(19), local(2_000_000)]), ...times(4, [...fallen, local(2_000_000)])];
    expect(lived(alone).total).toBe(19 * 600_000);
  });

  it('is tried with more as long as that goes well, and given up where all that is wanted fits', () => {
    const learnt = [...times(20, lines(19)), ...times(4, lines(19, { bears: 500_000 }))];
    const bounded = lines(19, { bears: 500_000, allowed: 500_000 });
    const first = lived(learnt).total ?? 0;
    const later = lived([...learnt, ...times(20, bounded)]).total ?? 0;
    expect(later).toBeGreaterThan(first);
    expect(lived([...learnt, ...times(200, bounded)], 15_000_000).total).toBeNull();
  });

  it('falls again where more was too much, and is tried with more ever more seldom', () => {
    const learnt = [...times(20, lines(19)), ...times(4, lines(19, { bears: 500_000 }))];
    const bounded = times(9, lines(19, { bears: 500_000, allowed: 500_000 }));
    const tooMuch = times(4, lines(19, { bears: 300_000, allowed: 540_000 }));
    const { total, patienceMs } = lived([...learnt, ...bounded, ...tooMuch]);
    expect(total).toBe(19 * 400_000);
    expect(patienceMs).toBeGreaterThan(lived(learnt).patienceMs);
  });

  it('is never claimed of fewer than five lines or of lines that none has fallen of, whatever they are like', () => {
    const bears = fc.integer({ min: 30_000, max: 5_000_000 });
    const anyLine = (n: number) =>
      fc.record({ bears, wished: bears, overHubLine: fc.boolean() }).map((change) => line(n, change));
    const few = fc.array(fc.tuple(anyLine(0), anyLine(1), anyLine(2), anyLine(3)), { maxLength: 60 });
    fc.assert(fc.property(few, (seconds) => void expect(lived(seconds).total).toBeNull()));
    const steady = fc.tuple(...Array.from({ length: 12 }, (_, n) => anyLine(n)));
    fc.assert(fc.property(steady, (now) => void expect(lived(times(60, now)).total).toBeNull()));
  });

  it('is never claimed to be more than what flowed when the lines fell', () => {
    const part = fc.integer({ min: 5, max: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 40 }), part, (count, percent) => {
        const fallen = lines(count, { bears: 20_000 * percent });
        const { total } = lived([...times(10, lines(count)), ...times(4, fallen)]);
        expect(total ?? 0).toBeLessThanOrEqual(count * (20_000 * percent + 100_000));
        expect(total).not.toBeNull();
      }),
    );
  });
});
