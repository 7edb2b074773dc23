import { Day } from '@diem-cau/shared';
import { periodAround, periodKey, readPeriodKey, type Period } from './period.ts';

/** The period that an address asks for, this year where it asks for none; null for what is no period. */
export const readPeriod = (text: (name: string) => string, today: Day): Period | null => {
  if (text('period') !== '') return readPeriodKey(text('period'));
  if (text('from') === '' && text('to') === '') return periodAround('year', today);
  const [from, to] = [Day.safeParse(text('from')), Day.safeParse(text('to'))];
  return from.success && to.success ? { kind: 'range', from: from.data, to: to.data } : null;
};

/** What stands in the address for a period. */
export const periodValues = ({ kind, from, to }: Period): Readonly<Record<string, string>> => ({
  period: kind === 'range' ? '' : periodKey({ kind, from, to }),
  from: kind === 'range' ? from : '',
  to: kind === 'range' ? to : '',
});
