import type { Day } from '@diem-cau/shared';

/** The months from one day to another, `2026-01`, both included. */
export const monthsBetween = (from: Day, to: Day): string[] => {
  const months: string[] = [];
  for (let year = Number(from.slice(0, 4)), month = Number(from.slice(5, 7)); ; month += 1) {
    if (month > 12) [year, month] = [year + 1, 1];
    const key = `${year}-${String(month).padStart(2, '0')}`;
    if (key > to.slice(0, 7)) return months;
    months.push(key);
  }
};
