import { describe, expect, it } from 'vitest';
import { pauseMs, untilHubAnswers } from '../../src/away-page/ask-hub.ts';

/** Asks a hub that gives these answers one after the other; what it did, in its order. */
const askedOf = async (answers: readonly (number | null)[], chance = 0): Promise<(string | number)[]> => {
  const done: (string | number)[] = [];
  const left = [...answers];
  await untilHubAnswers({
    ask: () => {
      done.push('ask');
      const [answer = 200] = left.splice(0, 1);
      return Promise.resolve(answer);
    },
    pause: (ms) => {
      done.push(ms);
      return Promise.resolve();
    },
    chance: () => chance,
  });
  return done;
};

describe('a page that waits for the hub', () => {
  it('does not ask at once, since the hub has just not answered: a page that is loaded in vain makes no flood', async () => {
    expect(await askedOf([200])).toEqual([1_000, 'ask']);
  });
  it('goes on as long as nothing answers, or a proxy in the place of the hub', async () => {
    expect(await askedOf([null, 502, 503, 504, null, 200], 0.5)).toEqual([
      1_500,
      'ask',
      1_500,
      'ask',
      1_500,
      'ask',
      1_500,
      'ask',
      1_500,
      'ask',
      1_500,
      'ask',
    ]);
  });
  it('leaves a hub in peace that answers but has no page to give', async () => {
    expect(await askedOf([429, 500, 200], 1)).toEqual([2_000, 'ask', 10_000, 'ask', 10_000, 'ask']);
  });
  it('asks, with 120 PCs behind one address, less often than the hub answers strangers, yet within two seconds of its start', () => {
    const meanMs = pauseMs(null, 0.5);
    expect((120 * 1_000) / meanMs).toBeLessThan(200);
    expect(pauseMs(null, 1)).toBeLessThanOrEqual(2_000);
  });
});
