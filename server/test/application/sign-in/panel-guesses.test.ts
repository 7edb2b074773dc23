import { describe, expect, it } from 'vitest';
import { panelGuessKeys } from '../../../src/application/sign-in/panel-guesses.ts';
import { testPeople } from '../../support/people.ts';

const minuteMs = 60_000;
/** As long as digits are good; see `invitations.ts`. */
const lifeMs = 3 * minuteMs;
const dayMs = 24 * 60 * minuteMs;

/** How many wrong digits are looked at within `forMs`, when as many as possible are tried, each from another network, and `restMs` between tries. */
const guessesIn = (forMs: number, restMs: number, warmUpMs = 0): number => {
  const { brake, clock } = testPeople();
  const begins = clock.monotonicMs() + warmUpMs;
  let [looked, n] = [0, 0];
  while (clock.monotonicMs() < begins + forMs)
    try {
      n += 1;
      brake.begin(panelGuessKeys({ code: '000000' }, `10.${(n >> 8) & 255}.${n & 255}.1`));
      if (clock.monotonicMs() >= begins) looked += 1;
    } catch {
      clock.pass(restMs);
    }
  return looked;
};

describe('six digits', () => {
  it('are looked at 23 times at most in the three minutes of a code, from any number of addresses', () => {
    for (const restMs of [500, 1_000, 5_000]) expect(guessesIn(lifeMs, restMs)).toBeLessThanOrEqual(23);
    expect(guessesIn(lifeMs, 500)).toBe(23);
  });

  it('are looked at some six times an hour by who goes on for days', () => {
    for (const restMs of [1_000, minuteMs, 10 * minuteMs]) {
      const looked = guessesIn(dayMs, restMs, dayMs);
      expect(looked).toBeLessThan(24 * 6.5);
      expect(looked).toBeGreaterThan(24);
    }
  });

  it('of one network wait after eight wrong ones, and a token never waits', () => {
    const { brake } = testPeople();
    for (let n = 0; n < 8; n += 1) brake.begin(panelGuessKeys({ code: '000000' }, '10.0.0.1'));
    expect(() => brake.begin(panelGuessKeys({ code: '000000' }, '10.0.0.1'))).toThrow('too-many-requests');
    brake.begin(panelGuessKeys({ code: '000000' }, '10.0.1.1'));
    expect(panelGuessKeys({ token: 'x'.repeat(43) }, '10.0.0.1')).toEqual([]);
  });
});
