import type { Scenarios } from '@diem-cau/shared';
import classes from './headline.module.css';

interface RateBarProps {
  readonly rate: Scenarios;
  /** Where the scale begins, 0 or below; it ends at 1. */
  readonly least: number;
}

/** A rate on a scale up to 100 %: a hatched band from low to high, a dark stroke at base. The figures beside it say the same. */
export const RateBar = ({ rate, least }: RateBarProps) => {
  const at = (value: number): number => ((Math.min(1, Math.max(least, value)) - least) / (1 - least)) * 200;
  const [from, to] = [at(rate.low), at(rate.high)];
  return (
    <svg viewBox="0 0 200 12" className={classes.bar} aria-hidden="true" preserveAspectRatio="none">
      <rect x="0" y="2" width="200" height="8" fill="var(--raised)" />
      <rect x={Math.min(from, to)} y="2" width={Math.max(1, Math.abs(to - from))} height="8" fill="var(--range-bar)" />
      {least < 0 && <rect x={at(0)} y="0" width="0.6" height="12" fill="var(--ink)" />}
      <rect x={Math.max(0, at(rate.base) - 1)} y="0" width="2" height="12" fill="var(--ink)" />
    </svg>
  );
};
