import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { attendance } from '../../core/meeting-store.ts';
import { useClockText } from '../../react/use-clock-text.ts';
import { useMeeting } from '../../react/use-meeting.ts';
import { useMicrophone } from '../../react/use-microphone.ts';
import { useNow } from '../../react/use-now.ts';
import { MicrophoneMark } from '../../ui/microphone-mark.tsx';
import { OwnPicture } from './own-picture.tsx';
import classes from './room.module.css';

interface ClockCellProps {
  /** How many cells of the grid it is wide: with more of them it has more to say. */
  readonly cells: number;
  readonly page: { readonly page: number; readonly pages: number } | null;
}

/** The clock, how many are there, and whether the room itself is heard: never faded, never covered. */
export const ClockCell = ({ cells, page }: ClockCellProps) => {
  const { t } = useTranslation('meeting');
  const now = useNow();
  const { time } = useClockText();
  const count = useMeeting(attendance);
  const title = useMeeting((meeting) => meeting.title);
  const { microphone } = useMicrophone();
  return (
    <section className={classes.clockCell} data-testid="clock-cell">
      {cells > 1 && <h1 className={classes.clockTitle}>{title}</h1>}
      <div className={classes.clockFacts}>
        <p className={classes.clock} data-testid="clock">
          {time(now)}
        </p>
        <p className={classes.clockRow}>
          {count !== null && (
            <span
              className={classes.count}
              role="img"
              aria-label={t('seat.connected', count)}
              data-testid="connected-count"
            >
              <IconUsers aria-hidden="true" size="1em" />
              {count.present}/{count.expected}
            </span>
          )}
          <MicrophoneMark microphone={microphone} label={t(`room.microphoneOfRoom.${microphone}`)} />
          {page !== null && <span>{t('room.page', { page: page.page + 1, pages: page.pages })}</span>}
        </p>
      </div>
      {cells > 2 && (
        <div className={classes.clockOwn}>
          <OwnPicture />
        </div>
      )}
    </section>
  );
};
