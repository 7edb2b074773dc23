import type { PaperFault } from './paper-faults.ts';

/** Under which id the control of a field stands on the page; for the annex that of one cell. */
export const placeOfField = (key: string, row: number | null = null, column: string | null = null): string =>
  ['paper', key.replace('.', '-'), row, column].filter((part) => part !== null).join('-');

/** Where the notice stands that somebody saved another version. */
export const overtakenNoticeId = 'paper-overtaken';

/** Leads the keyboard to a field, or to the cell of the annex that is at fault. */
export const goToField = ({ key, row, column }: Pick<PaperFault, 'key' | 'row' | 'column'>): void => {
  const found = document.getElementById(placeOfField(key, row, column)) ?? document.getElementById(placeOfField(key));
  found?.scrollIntoView({ block: 'center' });
  found?.focus({ preventScroll: true });
};
