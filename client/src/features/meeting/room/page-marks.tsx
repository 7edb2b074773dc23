import { IconChevronLeft, IconChevronRight, IconVolume, IconWifiOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { mayRepeat } from '../../../react/press-once.ts';
import classes from './page-marks.module.css';
import type { RoomRoll } from './use-room-roll.ts';

/** Which page of the roll is shown, what turns it, and on which other page somebody speaks or is lost. */
export const PageMarks = ({ roll }: { roll: RoomRoll }) => {
  const { t } = useTranslation('meeting');
  const { page, pages, marks, turn, turnTo } = roll;
  return (
    <nav className={classes.pages} aria-label={t('room.pages')} data-testid="pages">
      <div className={classes.turning}>
        <button
          type="button"
          {...mayRepeat}
          className={classes.turn}
          aria-label={t('room.pageBack')}
          disabled={page === 0}
          data-testid="page-back"
          onClick={() => turn(-1)}
        >
          <IconChevronLeft aria-hidden="true" />
        </button>
        <p data-testid="page">{t('room.page', { page: page + 1, pages })}</p>
        <button
          type="button"
          {...mayRepeat}
          className={classes.turn}
          aria-label={t('room.pageForward')}
          disabled={page === pages - 1}
          data-testid="page-forward"
          onClick={() => turn(1)}
        >
          <IconChevronRight aria-hidden="true" />
        </button>
      </div>
      <ul>
        {marks.map((mark) => (
          <li key={mark.page}>
            <button
              type="button"
              className={classes.mark}
              aria-current={mark.current ? 'page' : undefined}
              aria-label={[
                t('room.page', { page: mark.page + 1, pages }),
                mark.speaking ? t('room.speakingThere') : null,
                mark.dropped ? t('room.droppedThere') : null,
              ]
                .filter((part) => part !== null)
                .join(', ')}
              data-speaking={mark.speaking}
              data-dropped={mark.dropped}
              data-testid={`page-${mark.page + 1}`}
              onClick={() => turnTo(mark.page)}
            >
              {mark.page + 1}
              {mark.speaking && <IconVolume aria-hidden="true" />}
              {mark.dropped && <IconWifiOff aria-hidden="true" />}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
};
