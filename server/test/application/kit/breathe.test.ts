import { describe, expect, test } from 'vitest';
import { breathe } from '../../../src/application/kit/breathe.ts';

const work = (ms: number): void => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

/** A loop over records as the hub has many. */
const long = async (steps: number): Promise<void> => {
  for (let step = 0; step < steps; step += 1) {
    work(3);
    await breathe();
  }
};

/** How often the loop turned, and the longest time between two turns. */
const metered = async (during: () => Promise<unknown>): Promise<{ readonly turns: number }> => {
  let turns = 0;
  let done = false;
  const turn = (): void => {
    turns += 1;
    if (!done) setImmediate(turn);
  };
  setImmediate(turn);
  await during();
  done = true;
  return { turns };
};

describe('turns of the loop', () => {
  test('work of 300 ms lets the loop turn many times', async () => {
    const { turns } = await metered(() => long(100));
    expect(turns).toBeGreaterThan(10);
  });

  test('five pieces of work at once do not add up to one long stop', async () => {
    const { turns } = await metered(() => Promise.all([1, 2, 3, 4, 5].map(() => long(40))));
    // 600 ms of work: resumed all at once, they would hold the loop for 50 ms a turn, which makes 12.
    expect(turns).toBeGreaterThan(25);
  });

  test('whoever waits for the turn gets it in the order of waiting, and nobody is left out', async () => {
    const order: number[] = [];
    work(15);
    await Promise.all(
      [1, 2, 3].map(async (number) => {
        await breathe();
        order.push(number);
      }),
    );
    expect(order).toEqual([1, 2, 3]);
  });
});
