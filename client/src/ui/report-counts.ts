import { isAllGreen, type ReportCounts, type ReportStanding } from '@diem-cau/shared';
import type { TFunction } from 'i18next';

const counted = ['overdue', 'stuck', 'unmarked', 'notYet', 'done'] as const satisfies readonly (keyof ReportCounts)[];

/** How a commune stands by its report in a few words, the exceptions first: "2 quá hạn · 1 vướng · 3 xong". */
const countWords = (t: TFunction<'taskReports'>, counts: ReportCounts): string => {
  const words = counted.filter((key) => counts[key] > 0).map((key) => t(`counts.${key}`, { count: counts[key] }));
  return words.length === 0 ? t('counts.none') : words.join(' · ');
};

/** The same, and whether it has reported at all and need not speak. */
export const standingWords = (t: TFunction<'taskReports'>, standing: Omit<ReportStanding, 'endpointId'>): string => {
  const after = standing.givenAt === null ? [t('notGiven')] : isAllGreen(standing) ? [t('green')] : [];
  return [countWords(t, standing), ...after].join(' · ');
};
