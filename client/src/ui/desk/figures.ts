import { numberFormats, type Day, type NumberFormats } from '@diem-cau/shared';
import { texts } from '../../i18n/texts.ts';

/** Numbers are written as the language of the page writes them: its other words change with it at the same moment. */
const formats = (): NumberFormats => numberFormats[texts.language];

/** `30/06/2025` from the calendar day `2025-06-30`. */
export const calendarDayText = (day: Day): string => day.split('-').toReversed().join('/');

/** `1.234,5`, on English pages `1,234.5`. */
export const numberText = (value: number): string => formats().number(value);

/** A parameter's figure with all of its decimals, at most four: `0,25`. */
export const parameterText = (value: number): string => formats().exact(value);

/** A share of 1 as `62,2%`. */
export const percentText = (share: number): string => formats().percent(share);

/** `181,0`: a figure of a column whose decimals stand below one another. */
export const decimalText = (value: number): string => formats().decimal(value);

/** Milliseconds as whole minutes, rounded; what lasted at all is at least one. */
export const wholeMinutes = (ms: number): number => (ms <= 0 ? 0 : Math.max(1, Math.round(ms / 60_000)));

/** Milliseconds as hours and minutes, `1:05`; the unit is named by the column or the label. */
export const hoursText = (ms: number): string => {
  const minutes = Math.round(Math.max(0, ms) / 60_000);
  return `${numberText(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`;
};
