import { attendance } from '@diem-cau/shared';
import { IconLock, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Cells } from '../../../core/layout/roll-grid.ts';
import { useClockText } from '../../../react/use-clock-text.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import { useMicrophone } from '../../../react/use-microphone.ts';
import { useNow } from '../../../react/use-now.ts';
import { PlanPlace } from '../plan/index.ts';
import { MicrophoneMark } from '../../../ui/microphone-mark.tsx';
import { RecordingMark } from '../../../ui/recording-mark.tsx';
import { gridArea } from './grid-area.ts';
import { OwnPicture } from './own-picture.tsx';
import { PageMarksPlace } from './page-marks-place.tsx';
import classes from './clock.module.css';
import type { RoomRoll } from './use-room-roll.ts';

interface ClockCellProps {
  /** With more cells it has more to say. */
  readonly place: Cells;
  readonly roll: RoomRoll;
}

/** The clock, how many are there, and whether the room itself is heard: never faded, never covered. */
export const ClockCell = ({ place, roll }: ClockCellProps) => {
  const { t } = useTranslation('meeting');
  const now = useNow();
  const { time } = useClockText();
  const count = useMeeting(({ seats }) => attendance(seats));
  const locked = useMeeting((meeting) => meeting.lock !== null) ?? false;
  const title = useMeeting((meeting) => meeting.title);
  const recorded = useMeeting(({ recording }) => recording?.state) ?? null;
  // The narrowest cell has room for the shortest words; the others stand in a line above the stage as well.
  const said = recorded === 'running' || place.columns > 1 ? recorded : null;
  const view = useMeeting((meeting) => meeting);
  // That it is recorded has to be said to everybody: in the narrowest cell the planned end has no room beside it.
  const planned = view?.plan !== undefined && said === null && place.columns === 1;
  const { microphone } = useMicrophone();
  return (
    <section className={classes.cell} style={gridArea(place)} data-testid="clock-cell">
      {place.columns > 1 && roll.pages === 1 && <h1 className={classes.title}>{title}</h1>}
      <PageMarksPlace roll={roll} />
      <div className={classes.facts} data-recorded={said !== null} data-planned={planned}>
        {said !== null && <RecordingMark state={said} />}
        <p className={classes.clock} data-testid="clock">
          {time(now)}
        </p>
        <p className={classes.row}>
          {place.columns > 1 && <PlanPlace view={view} />}
          {count !== null && (
            <span
              className={classes.count}
              role="img"
              aria-label={t('seat.connected', count) + (locked ? `. ${t('room.locked')}` : '')}
              data-locked={locked}
              data-testid="connected-count"
            >
              {locked ? <IconLock aria-hidden="true" size="1em" /> : <IconUsers aria-hidden="true" size="1em" />}
              {count.present}/{count.expected}
            </span>
          )}
          <MicrophoneMark microphone={microphone} label={t(`room.microphoneOfRoom.${microphone}`)} />
        </p>
        {planned && <PlanPlace view={view} />}
      </div>
      {place.columns > 2 && (
        <div className={classes.own}>
          <OwnPicture />
        </div>
      )}
    </section>
  );
};
