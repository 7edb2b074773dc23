import { enrolmentCodeLength, enrolmentCodeSigns } from '@diem-cau/shared';
import { expect, it } from 'vitest';
import { systemMint } from '../../../src/adapters/system/clock.ts';
import { enrolmentGuessKeys } from '../../../src/application/sign-in/enrolment-guesses.ts';
import { enrolmentCode } from '../../../src/application/sign-in/one-time-secrets.ts';
import { testPeople } from '../../support/people.ts';

const weekMs = 7 * 24 * 3_600_000;

/** How many wrong codes are looked at in a week, when as many as possible are tried, each from another network, and then nothing for `restMs`. */
const guessesInAWeek = (restMs: number): number => {
  const { brake, clock } = testPeople();
  const until = clock.monotonicMs() + weekMs;
  let looked = 0;
  while (clock.monotonicMs() < until)
    try {
      brake.begin(enrolmentGuessKeys({ code: 'CCCCC-CCCCC' }, `10.${looked >> 8}.${looked & 255}.1`));
      looked += 1;
    } catch {
      clock.pass(restMs);
    }
  return looked;
};

it('lets the best attack of a week, from any number of addresses, find one of twenty codes once in fifty million', () => {
  const looked = Math.max(...[1, 5, 15, 60, 61].map((minutes) => guessesInAWeek(minutes * 60_000)));
  expect(looked).toBeLessThan(10_500);
  expect(looked).toBeGreaterThan(1_000);
  expect((looked * 20) / enrolmentCodeSigns.length ** enrolmentCodeLength).toBeLessThan(2.1e-8);
});

it('is guessed among codes that are all as likely', () => {
  const counts = new Map<string, number>();
  const codes = Array.from({ length: 4_000 }, () => enrolmentCode(systemMint));
  for (const sign of codes.join('')) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  expect(new Set(codes).size).toBe(codes.length);
  expect([...counts.keys()].sort().join('')).toBe([...enrolmentCodeSigns].sort().join(''));
  // 2,000 of each, give or take six times the 44 by which they scatter.
  for (const count of counts.values()) expect(Math.abs(count - 2_000)).toBeLessThan(270);
});
