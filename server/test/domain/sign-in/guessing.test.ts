import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signInLimits } from '../../../src/application/sign-in/sign-in.ts';
import {
  byOtherClock,
  forgottenAt,
  guessedWrong,
  takenBack,
  type GuessLimit,
  type Guesses,
} from '../../../src/domain/sign-in/guessing.ts';

const dayMs = 24 * 3_600_000;

/** Guesses that somebody makes in so many days who guesses `idleMs` after each moment from which it is possible. */
const guessesIn = (days: number, limit: GuessLimit, idleMs = 0): number => {
  let guesses: Guesses | undefined;
  let made = 0;
  for (let now = 0; now < days * dayMs; now = Math.max(guesses?.waitUntil ?? now, now) + idleMs) {
    guesses = guessedWrong(guesses, limit, now);
    made += 1;
  }
  return made;
};

describe('guesses', () => {
  it('are so many in a day, as docs/operating.md says, and no more in the long run than are forgiven', () => {
    const { nameAndAddress, address, name } = signInLimits;
    const perDay = (limit: GuessLimit): number[] => [guessesIn(1, limit), guessesIn(10, limit) - guessesIn(9, limit)];
    expect(perDay(nameAndAddress)).toEqual([105, 96]);
    expect(perDay(address).map((each) => each < 530)).toEqual([true, true]);
    expect(perDay(name).map((each) => each < 360)).toEqual([true, true]);
  });

  it('gain nothing by patience', () => {
    assert(
      property(integer({ min: 0, max: 4 * 3_600_000 }), (idleMs) => {
        const most = guessesIn(3, signInLimits.nameAndAddress);
        expect(guessesIn(3, signInLimits.nameAndAddress, Math.max(1, idleMs))).toBeLessThanOrEqual(most);
      }),
      { numRuns: 50 },
    );
  });

  it('from two places alone never make everybody wait who bears the name', () => {
    const { nameAndAddress, name } = signInLimits;
    let byName: Guesses | undefined;
    const places: (Guesses | undefined)[] = [undefined, undefined];
    for (let now = 0; now < 30 * dayMs; now += 5_000)
      for (const [index, place] of places.entries()) {
        if ((place?.waitUntil ?? now) > now) continue;
        places[index] = guessedWrong(place, nameAndAddress, now);
        byName = guessedWrong(byName, name, now);
        expect(byName.waitUntil).toBe(now);
      }
  });

  it('that were right are taken back with their wait', () => {
    const limit = { free: 1, forgiveEveryMs: 1_000 };
    const right = takenBack(guessedWrong(undefined, limit, 10));
    expect(right).toEqual({ wrong: 0, at: 10, waitUntil: 10 });
    expect(forgottenAt(right, limit)).toBe(10);
  });

  it('keep their wait by another clock, however that was set', () => {
    const guesses = { wrong: 7, at: 1_000, waitUntil: 61_000 };
    expect(byOtherClock(guesses, 2_000, 500_000)).toEqual({ wrong: 7, at: 499_000, waitUntil: 559_000 });
    // Set back by a day: nobody waits for a day, and nothing was guessed in the future.
    expect(byOtherClock(guesses, 2_000 - dayMs, 0)).toEqual({ wrong: 7, at: 0, waitUntil: 15 * 60_000 });
    expect(byOtherClock(guesses, 2_000 + dayMs, dayMs).waitUntil).toBeLessThan(dayMs);
  });
});
