import type { Day } from '@diem-cau/shared';

const numberFormat = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });

/** `30/06/2025` from the calendar day `2025-06-30`. */
export const calendarDayText = (day: Day): string => day.split('-').toReversed().join('/');

/** `1.234,5`, in both languages: a figure must read the same on every page and every print. */
export const numberText = (value: number): string => numberFormat.format(value);

const parameterFormat = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 4 });

/** A parameter's figure with all of its decimals, at most four: `0,25`. */
export const parameterText = (value: number): string => parameterFormat.format(value);

const percentFormat = new Intl.NumberFormat('vi-VN', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** A share of 1 as `62,2%`, in both languages. */
export const percentText = (share: number): string => percentFormat.format(share);

const decimalFormat = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** `181,0`: a figure of a column whose decimals stand below one another. */
export const decimalText = (value: number): string => decimalFormat.format(value);

/** Milliseconds as whole minutes, rounded; what lasted at all is at least one. */
export const wholeMinutes = (ms: number): number => (ms <= 0 ? 0 : Math.max(1, Math.round(ms / 60_000)));

/** Milliseconds as hours and minutes, `1:05`; the unit is named by the column or the label. */
export const hoursText = (ms: number): string => {
  const minutes = Math.round(Math.max(0, ms) / 60_000);
  return `${numberText(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`;
};
