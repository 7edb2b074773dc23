import {
  checkHoldsMs,
  lightOfCheck,
  type CheckBoardBody,
  type CheckBoardRow,
  type CheckLight,
  type CheckResult,
  type Instant,
} from '@diem-cau/shared';

/** The light of an endpoint on the board: of its last check as long as that holds, `none` where there is no such one. */
export const boardLight = ({ last, standing }: CheckBoardRow, now: Instant): CheckLight | 'none' | 'now' => {
  if (standing === 'checking') return 'now';
  return last === null || now - last.at > checkHoldsMs ? 'none' : lightOfCheck(last);
};

const gravity = ['red', 'skipped', 'amber'];

/** What is wrong by a check, the gravest first. */
export const faultsIn = (results: readonly CheckResult[]): readonly CheckResult[] =>
  results
    .filter(({ light }) => light !== 'green')
    .toSorted((one, other) => gravity.indexOf(one.light) - gravity.indexOf(other.light));

/** What is wrong at an endpoint, the gravest first; nothing of a check that holds no more. */
export const boardFaults = ({ last }: CheckBoardRow, now: Instant): readonly CheckResult[] =>
  last === null || now - last.at > checkHoldsMs ? [] : faultsIn(last.results);

/** How many endpoints there are, have passed within the time that a check holds, and stand on their waiting page. */
export const boardSums = ({ rows, at }: CheckBoardBody) => ({
  all: rows.length,
  passed: rows.filter(({ last }) => last !== null && last.passed && at - last.at <= checkHoldsMs).length,
  there: rows.filter(({ standing }) => standing !== 'away').length,
});
