import type { Day } from '@diem-cau/shared';
import { dayText } from './report-formats.ts';

const romanQuarters = ['I', 'II', 'III', 'IV'] as const;

/** What an office calls a period, `Tháng 03/2026`, `Quý I/2026`, `6 tháng đầu năm 2026`, `Năm 2026`; else its two days. */
export const periodName = (from: Day, to: Day): string => {
  const span = `Từ ngày ${dayText(from)} đến ngày ${dayText(to)}`;
  const year = Number(from.slice(0, 4));
  const first = Number(from.slice(5, 7));
  const last = Number(to.slice(5, 7));
  const endOfMonth = new Date(Date.UTC(year, last, 0)).toISOString().slice(0, 10);
  if (!from.endsWith('-01') || to !== endOfMonth) return span;
  const months = last - first + 1;
  if (months === 1) return `Tháng ${from.slice(5, 7)}/${year}`;
  if (months === 12) return `Năm ${year}`;
  if (months === 6 && first === 1) return `6 tháng đầu năm ${year}`;
  if (months === 6 && first === 7) return `6 tháng cuối năm ${year}`;
  if (months === 3 && first % 3 === 1) return `Quý ${romanQuarters[(first - 1) / 3]}/${year}`;
  return span;
};
