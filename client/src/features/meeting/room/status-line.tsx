import { attendance } from '@diem-cau/shared';
import { IconCoffee, IconLock, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { useClockText } from '../../../react/use-clock-text.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import { useMicrophone } from '../../../react/use-microphone.ts';
import { useNow } from '../../../react/use-now.ts';
import { PlanPlace } from '../plan/index.ts';
import { MicrophoneMark } from '../../../ui/microphone-mark.tsx';
import { RecordingMark } from '../../../ui/recording-mark.tsx';
import { FloorMark } from './floor-mark.tsx';
import { PageMarksPlace } from './page-marks-place.tsx';
import classes from './clock.module.css';
import type { RoomRoll } from './use-room-roll.ts';

interface StatusLineProps {
  /** Null where no endpoints are shown. */
  readonly roll: RoomRoll | null;
  /** Whether the title is wanted: a notice may stand in its place. */
  readonly titled: boolean;
  /** Whether it says who has the floor. */
  readonly floor: boolean;
}

/** Title, state, pages, count and clock in one line. */
export const StatusLine = ({ roll, titled, floor }: StatusLineProps) => {
  const { t } = useTranslation('meeting');
  const now = useNow();
  const { time } = useClockText();
  const count = useMeeting(({ seats }) => attendance(seats));
  const locked = useMeeting((meeting) => meeting.lock !== null) ?? false;
  const title = useMeeting((meeting) => meeting.title);
  const breakSince = useMeeting((meeting) => (meeting.phase.phase === 'break' ? meeting.phase.since : null));
  const recorded = useMeeting(({ recording }) => recording?.state) ?? null;
  const { microphone } = useMicrophone();
  const view = useStore(useEndpoint().store.state, ({ meeting }) => meeting);
  return (
    <header className={classes.statusLine} data-testid="clock-cell">
      {titled && <h1>{title}</h1>}
      {breakSince !== null && (
        <p className={classes.breakMark}>
          <IconCoffee aria-hidden="true" size="1.1em" />
          <span>{t('stage.break')}</span>
          <span>{t('stage.breakSince', { time: time(breakSince) })}</span>
        </p>
      )}
      {recorded !== null && <RecordingMark state={recorded} />}
      {floor && view !== null && <FloorMark view={view} />}
      {roll !== null && <PageMarksPlace roll={roll} />}
      <div className={classes.statusFacts}>
        {count !== null && (
          <p
            className={classes.count}
            role="img"
            aria-label={t('seat.connected', count) + (locked ? `. ${t('room.locked')}` : '')}
            data-locked={locked}
            data-testid="connected-count"
          >
            {locked ? <IconLock aria-hidden="true" size="1em" /> : <IconUsers aria-hidden="true" size="1em" />}
            {count.present}/{count.expected}
          </p>
        )}
        <MicrophoneMark microphone={microphone} label={t(`room.microphoneOfRoom.${microphone}`)} />
      </div>
      <PlanPlace view={view} />
      <p className={classes.clock} data-testid="clock">
        {time(now)}
      </p>
    </header>
  );
};
