import {
  IconCoffee,
  IconDots,
  IconLayoutGrid,
  IconPlayerPlay,
  IconPower,
  IconVideo,
  IconVideoOff,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ControlButton } from './control-button.tsx';
import { MicrophoneControl, ScreenControl } from './own-controls.tsx';
import type { Foot } from './room-foot.ts';
import classes from './strip.module.css';
import type { RoomCommands } from './use-room-commands.ts';
import type { RoomLayout } from './use-room-layout.ts';

interface RoomCommandsBarProps {
  readonly commands: RoomCommands;
  readonly layout: RoomLayout;
  readonly onOpen: (foot: Foot) => void;
}

/** The room's commands, each named by what a press does; how things stand is told by colours, tiles and the clock. What is pressed once in a meeting at most stands behind the last but one. */
export const RoomCommandsBar = ({ commands, layout, onOpen }: RoomCommandsBarProps) => {
  const { t } = useTranslation('meeting');
  const { microphoneState, cameraOn, sharing, microphones, phase } = commands;
  const free = microphones === 'free';
  const onBreak = phase === 'break';
  return (
    <div className={classes.strip} role="group" aria-label={t('room.controls')}>
      <MicrophoneControl state={microphoneState} onPress={commands.microphone} />
      <ControlButton
        icon={cameraOn ? <IconVideo /> : <IconVideoOff />}
        label={t(cameraOn ? 'room.shutCamera' : 'room.openCamera')}
        tone={cameraOn ? 'on' : 'plain'}
        testId="camera-button"
        state={cameraOn ? 'on' : 'off'}
        onPress={commands.camera}
      />
      <ScreenControl state={sharing} onPress={commands.screen} />
      <ControlButton
        icon={free ? <IconVolumeOff /> : <IconVolume />}
        label={t(free ? 'room.muteAll' : 'room.allowAll')}
        tone={free ? 'plain' : 'held'}
        testId="all-mics-button"
        state={microphones}
        onPress={commands.allMicrophones}
      />
      <ControlButton
        icon={onBreak ? <IconPlayerPlay /> : <IconCoffee />}
        label={t(onBreak ? 'room.endBreak' : 'room.startBreak')}
        tone={onBreak ? 'held' : 'plain'}
        testId="break-button"
        state={phase}
        onPress={() => onOpen({ shows: 'question', asked: onBreak ? 'endBreak' : 'break' })}
      />
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
      <ControlButton
        icon={<IconPower />}
        label={t('room.end')}
        tone="ending"
        testId="end-button"
        onPress={() => onOpen({ shows: 'question', asked: 'end' })}
      />
    </div>
  );
};
