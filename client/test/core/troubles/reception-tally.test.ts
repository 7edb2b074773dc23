import { describe, expect, it } from 'vitest';
import { ReceptionTally, tellReceptionEveryMs } from '../../../src/core/troubles/reception-tally.ts';

const voice = (jitterMs: number | null) => ({ source: 'microphone', jitterMs }) as const;
const picture = { source: 'camera', jitterMs: 90 } as const;

describe('what the hub is told of how things come', () => {
  it('is told every ten seconds: the worst of the voices, and how long something stood still', () => {
    const tally = new ReceptionTally();
    for (let second = 0; second < 10; second += 1) {
      tally.look(second * 1_000, [voice(second === 4 ? 31.26 : 2), picture], second >= 7);
      expect(tally.take(second * 1_000)).toBeNull();
    }
    tally.look(tellReceptionEveryMs, [voice(3)], true);
    expect(tally.take(tellReceptionEveryMs)).toEqual({ jitterMs: 31.3, frozenMs: 4_000 });
    tally.look(tellReceptionEveryMs * 2, [voice(null)], false);
    expect(tally.take(tellReceptionEveryMs * 2)).toEqual({ jitterMs: null, frozenMs: 0 });
  });

  it('counts no time in which the PC slept', () => {
    const tally = new ReceptionTally();
    tally.look(0, [], true);
    tally.look(3_600_000, [], true);
    tally.look(3_601_000, [], true);
    expect(tally.take(3_601_000)).toEqual({ jitterMs: null, frozenMs: 1_000 });
  });
});
