import { IconDots, IconHandStop, IconLayoutGrid } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { breakActs, closeMeeting } from '../../../core/acts/course.ts';
import { endDebriefing } from '../../../core/acts/debriefing.ts';
import { allMicrophones } from '../../../core/acts/microphones.ts';
import { useInDebriefing } from '../../../react/use-in-debriefing.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import type { SeatActs } from '../../../react/use-seat-acts.ts';
import { ActControl } from './act-control.tsx';
import { ControlButton } from './control-button.tsx';
import { OwnControls } from './own-controls.tsx';
import type { Foot } from './room-foot.ts';
import classes from './strip.module.css';
import type { RoomLayout } from './use-room-layout.ts';

interface RoomCommandsBarProps {
  readonly commands: SeatActs;
  readonly layout: RoomLayout;
  readonly onOpen: (foot: Foot) => void;
  /** Whether the queue for the floor is shown, and how to show or hide it. */
  readonly queue: readonly [shown: boolean, onSwitch: () => void];
}

/** The room's commands, each named by what a press does; how things stand is told by colours, tiles and the clock. What is pressed once in a meeting at most stands behind the last but one. */
export const RoomCommandsBar = ({ commands, layout, onOpen, queue }: RoomCommandsBarProps) => {
  const { t } = useTranslation(['meeting', 'floor']);
  const microphones = useMeeting((meeting) => meeting.microphones) ?? 'free';
  const hands = useMeeting(({ floor }) => floor.queue.length) ?? 0;
  const phase = useMeeting((meeting) => meeting.phase.phase) ?? 'running';
  const inDebriefing = useInDebriefing();
  const { acts } = commands;
  return (
    <div className={classes.strip} role="group" aria-label={t('room.controls')}>
      <OwnControls {...commands} />
      <ActControl acts={acts} among={allMicrophones} testId="all-mics-button" state={microphones} />
      {!inDebriefing && (
        <ControlButton
          icon={<IconHandStop />}
          label={hands === 0 ? t('floor:title') : `${t('floor:title')} (${hands})`}
          tone={queue[0] ? 'on' : 'plain'}
          pressed={queue[0]}
          testId="floor-button"
          onPress={queue[1]}
        />
      )}
      <ActControl acts={acts} among={breakActs} testId="break-button" state={phase} />
      <ControlButton
        icon={<IconLayoutGrid />}
        label={t('room.layout')}
        title={t(`room.layouts.${layout}`)}
        testId="layout-button"
        state={layout}
        onPress={() => onOpen({ shows: 'layouts' })}
      />
      <ControlButton
        icon={<IconDots />}
        label={t('room.more')}
        testId="more-button"
        onPress={() => onOpen({ shows: 'more' })}
      />
      <ActControl acts={acts} among={[closeMeeting, endDebriefing]} testId="end-button" />
    </div>
  );
};
