import type { CorrectedFigures, CorrectionBody, EndpointId } from '@diem-cau/shared';
import type { TFunction } from 'i18next';
import type { DeskTimes } from '../../../ui/desk/desk-times.ts';
import { hoursText } from '../../../ui/desk/figures.ts';

interface Words {
  readonly nameOf: (endpointId: EndpointId) => string;
  readonly times: Pick<DeskTimes, 'exactClock' | 'moment'>;
}

/** What a correction says, in a sentence. */
export const correctionWords = (
  t: TFunction<'records'>,
  { correction }: Pick<CorrectionBody, 'correction'>,
  { nameOf, times }: Words,
): string => {
  switch (correction.what) {
    case 'title':
      return t('corrections.says.title', { title: correction.title });
    case 'counting':
      return t(correction.counts ? 'corrections.says.counts' : 'corrections.says.leftOut');
    case 'opening':
    case 'closing':
      return t(`corrections.says.${correction.what}`, { at: times.moment(correction.at) });
    case 'break':
      return t('corrections.says.break', {
        from: times.exactClock(correction.from),
        to: times.exactClock(correction.to),
      });
    case 'presence':
      return t(correction.present ? 'corrections.says.present' : 'corrections.says.absent', {
        name: nameOf(correction.endpointId),
        from: times.exactClock(correction.from),
        to: times.exactClock(correction.to),
      });
  }
};

/** A figure before and after a correction, as words. */
export interface ChangedFigure {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** The figures that a correction changed, before and after; none where it changed none. */
export const changedFigures = (
  t: TFunction<'records'>,
  { before, after }: Pick<CorrectionBody, 'before' | 'after'>,
  { exactClock }: Pick<DeskTimes, 'exactClock'>,
): ChangedFigure[] => {
  const clock = (at: number | null): string => (at === null ? '–' : exactClock(at));
  const length = (ms: number | null): string => (ms === null ? '–' : hoursText(ms));
  const figures = [
    ['title', ({ title }: CorrectedFigures) => title],
    ['openedAt', ({ openedAt }: CorrectedFigures) => clock(openedAt)],
    ['closedAt', ({ closedAt }: CorrectedFigures) => clock(closedAt)],
    ['durationMs', ({ durationMs }: CorrectedFigures) => length(durationMs)],
    ['presentMs', ({ presentMs }: CorrectedFigures) => length(presentMs)],
  ] as const;
  return figures.flatMap(([key, write]) => {
    const [was, is] = [write(before), write(after)];
    return was === is ? [] : [{ name: t(`corrections.figures.${key}`), before: was, after: is }];
  });
};
