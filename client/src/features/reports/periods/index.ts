export { periodOfDays, readPeriodKey, periodAround, type Period } from './period.ts';
export { periodValues, readPeriod } from './period-address.ts';
export { PeriodBar } from './period-bar.tsx';
export { usePeriodName } from './use-period-name.ts';
