import type { EndpointAttendance, LinkGrade } from '@diem-cau/shared';
import type { TFunction } from 'i18next';
import { numberText, wholeMinutes } from '../../../ui/desk/figures.ts';

type Lined = Pick<EndpointAttendance, 'links'>;

/** How long an endpoint's line was of a grade, in milliseconds. */
export const poorMs = ({ links }: Lined, wanted: LinkGrade): number =>
  links.reduce((total, { from, to, grade }) => total + (grade === wanted ? to - from : 0), 0);

/** How an endpoint's line was over the meeting: good throughout, or so many minutes weak and bad; a dash where it was not measured. */
export const lineWords = (t: TFunction<'records'>, endpoint: Lined): string => {
  if (endpoint.links.length === 0) return '–';
  const poor = (['weak', 'bad'] as const).flatMap((grade) => {
    const ms = poorMs(endpoint, grade);
    return ms === 0 ? [] : [t(`attendance.lines.${grade}`, { minutes: numberText(wholeMinutes(ms)) })];
  });
  return poor.length === 0 ? t('attendance.lines.good') : poor.join(', ');
};
