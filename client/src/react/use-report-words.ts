import type { EndpointId, MeetingView, ReportStanding } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';

const counted = ['overdue', 'stuck', 'unmarked', 'notYet', 'done'] as const satisfies readonly (keyof ReportStanding)[];

/** How a commune of a meeting stands by its written report, the exceptions first; empty where the meeting has taken none. */
export const useReportWords = ({ reports }: Pick<MeetingView, 'reports'>): ((endpointId: EndpointId) => string) => {
  const { t } = useTranslation('floor');
  return (endpointId) => {
    const standing = reports.of.find((each) => each.endpointId === endpointId);
    if (standing === undefined) return '';
    const words = counted
      .filter((key) => standing[key] > 0)
      .map((key) => t(`reports.${key}`, { count: standing[key] }));
    return [...words, ...(standing.givenAt === null ? [t('reports.notGiven')] : [])].join(' · ');
  };
};
