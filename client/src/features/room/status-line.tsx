import { IconCoffee, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { attendance } from '../../core/meeting-store.ts';
import { useClockText } from '../../react/use-clock-text.ts';
import { useMeeting } from '../../react/use-meeting.ts';
import { useMicrophone } from '../../react/use-microphone.ts';
import { useNow } from '../../react/use-now.ts';
import { MicrophoneMark } from '../../ui/microphone-mark.tsx';
import classes from './room.module.css';

/** Title, state, count and clock in one line. */
export const StatusLine = ({ page }: { page: { readonly page: number; readonly pages: number } | null }) => {
  const { t } = useTranslation('meeting');
  const now = useNow();
  const { time } = useClockText();
  const count = useMeeting(attendance);
  const title = useMeeting((meeting) => meeting.title);
  const breakSince = useMeeting((meeting) => (meeting.phase.phase === 'break' ? meeting.phase.since : null));
  const { microphone } = useMicrophone();
  return (
    <header className={classes.statusLine} data-testid="clock-cell">
      <h1>{title}</h1>
      {breakSince !== null && (
        <p className={classes.breakMark}>
          <IconCoffee aria-hidden="true" size="1.1em" /> {t('stage.break')} · {time(breakSince)}
        </p>
      )}
      {page !== null && <p>{t('room.page', { page: page.page + 1, pages: page.pages })}</p>}
      {count !== null && (
        <p className={classes.count} role="img" aria-label={t('seat.connected', count)} data-testid="connected-count">
          <IconUsers aria-hidden="true" size="1em" />
          {count.present}/{count.expected}
        </p>
      )}
      <MicrophoneMark microphone={microphone} label={t(`room.microphoneOfRoom.${microphone}`)} />
      <p className={classes.clock} data-testid="clock">
        {time(now)}
      </p>
    </header>
  );
};
