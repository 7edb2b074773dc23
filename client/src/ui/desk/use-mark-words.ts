import type { MeetingMarks } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { numberText } from './figures.ts';
import { useTimes } from './use-times.ts';

/** What a mark of a meeting says: in short, and whole. */
export interface MarkWords {
  readonly key: 'corrected' | 'lateRolls' | 'openTooLong' | 'clockSet';
  readonly short: string;
  readonly whole: string;
}

const hourMs = 3_600_000;

/** The marks of a meeting in the page's words; none where nothing has to be known before its figures are believed. */
export const useMarkWords = (): ((marks: MeetingMarks) => readonly MarkWords[]) => {
  const { t } = useTranslation('desk');
  const { moment } = useTimes();
  return ({ corrections, lateRolls, openTooLongMs, clockSet }) => {
    const hours = numberText(Math.floor((openTooLongMs ?? 0) / hourMs));
    const n = numberText(lateRolls);
    const words: readonly (MarkWords & { readonly holds: boolean })[] = [
      {
        key: 'corrected',
        holds: corrections.length > 0,
        short: t('marks.corrected'),
        whole: corrections
          .map(({ what, at, by }) => t('marks.correctedBy', { what: t(`marks.what.${what}`), at: moment(at), by }))
          .join('; '),
      },
      { key: 'lateRolls', holds: lateRolls > 0, short: t('marks.lateRolls'), whole: t('marks.lateRollsOf', { n }) },
      {
        key: 'openTooLong',
        holds: openTooLongMs !== null,
        short: t('marks.openTooLong', { hours }),
        whole: t('marks.openTooLong', { hours }),
      },
      {
        key: 'clockSet',
        holds: clockSet.length > 0,
        short: t('marks.clockSet'),
        whole: clockSet.map(({ from, to }) => t('marks.clockSetTo', { from: moment(from), to: moment(to) })).join('; '),
      },
    ];
    return words.flatMap(({ holds, ...word }) => (holds ? [word] : []));
  };
};
