import type { MeetingView, SeatView } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { readyCell, type ReadyCell } from '../core/roll/board.ts';

/** What is to be said of the question whether all are ready: how many are, and who is not, those who have not answered first. */
export interface ReadyWords {
  readonly title: string;
  readonly about: string;
}

/** @param nameOf a commune's name as it is written here */
export const useReadyWords = (): ((view: MeetingView, nameOf: (seat: SeatView) => string) => ReadyWords) => {
  const { t } = useTranslation('roll');
  return (view, nameOf) => {
    const communes = view.seats.filter(({ leads }) => !leads).map((seat) => ({ seat, cell: readyCell(seat) }));
    const of = (state: ReadyCell['state']) => communes.filter(({ cell }) => cell.state === state);
    const silent = of('silent').map(({ seat }) => nameOf(seat));
    const unready = communes.flatMap(({ seat, cell }) =>
      cell.state === 'not-ready' ? [`${nameOf(seat)} (${t(`ready.reasons.${cell.reason}`)})`] : [],
    );
    const away = of('away').length;
    const words = [
      silent.length === 0 ? null : t('ready.silent', { names: silent.join(', ') }),
      unready.length === 0 ? null : t('ready.unready', { names: unready.join(', ') }),
      away === 0 ? null : t('ready.away', { count: away }),
    ].filter((word) => word !== null);
    return {
      title: t('ready.title', { ready: of('ready').length, all: communes.length }),
      about: words.length === 0 ? t('ready.all') : words.join(' · '),
    };
  };
};
