import {
  IconCoffee,
  IconDoorExit,
  IconKeyboard,
  IconLayoutGrid,
  IconMicrophone,
  IconMicrophoneOff,
  IconPlayerPlay,
  IconPower,
  IconScreenShare,
  IconScreenShareOff,
  IconSettings,
  IconVideo,
  IconVideoOff,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LanguageButton } from '../../ui/language-button.tsx';
import { ControlButton } from './control-button.tsx';
import { OwnPicture } from './own-picture.tsx';
import classes from './room.module.css';
import type { RoomCommands } from './use-room-commands.ts';
import type { RoomLayout } from './use-room-layout.ts';

interface RoomControlsProps {
  readonly commands: RoomCommands;
  readonly layout: RoomLayout;
  readonly shown: boolean;
  readonly onLayout: () => void;
  readonly onDevices: () => void;
  readonly onHelp: () => void;
  readonly onEnd: () => void;
  readonly onLeave: () => void;
}

/** The room's commands, along the lower edge; they fade when nothing is touched for some seconds. */
export const RoomControls = ({ commands, layout, shown, ...on }: RoomControlsProps) => {
  const { t } = useTranslation('meeting');
  const { microphoneState, cameraOn, sharing, microphones, phase } = commands;
  const open = microphoneState === 'open';
  const free = microphones === 'free';
  return (
    <footer className={classes.controls} data-shown={shown} aria-label={t('room.controls')}>
      {layout !== 'gallery' && (
        <div className={classes.controlsOwn}>
          <OwnPicture />
        </div>
      )}
      <ControlButton
        icon={open ? <IconMicrophone /> : <IconMicrophoneOff />}
        label={t(open ? 'room.microphoneOpen' : 'room.microphoneClosed')}
        tone={open ? 'on' : 'plain'}
        testId="mic-button"
        state={microphoneState}
        onPress={commands.microphone}
      />
      <ControlButton
        icon={cameraOn ? <IconVideo /> : <IconVideoOff />}
        label={t(cameraOn ? 'room.cameraOn' : 'room.cameraOff')}
        testId="camera-button"
        state={cameraOn ? 'on' : 'off'}
        onPress={commands.camera}
      />
      <ControlButton
        icon={sharing ? <IconScreenShareOff /> : <IconScreenShare />}
        label={t(sharing ? 'room.sharing' : 'room.share')}
        tone={sharing ? 'on' : 'plain'}
        testId="screen-button"
        state={sharing ? 'on' : 'off'}
        onPress={commands.screen}
      />
      <ControlButton
        icon={free ? <IconVolumeOff /> : <IconVolume />}
        label={t(free ? 'room.muteAll' : 'room.allowAll')}
        tone={free ? 'plain' : 'held'}
        testId="all-mics-button"
        state={microphones}
        onPress={commands.allMicrophones}
      />
      <ControlButton
        icon={phase === 'break' ? <IconPlayerPlay /> : <IconCoffee />}
        label={t(phase === 'break' ? 'room.endBreak' : 'room.startBreak')}
        tone={phase === 'break' ? 'held' : 'plain'}
        testId="break-button"
        state={phase}
        onPress={commands.pause}
      />
      <ControlButton
        icon={<IconLayoutGrid />}
        label={t('room.layout')}
        title={t(`room.layouts.${layout}`)}
        testId="layout-button"
        state={layout}
        onPress={on.onLayout}
      />
      <ControlButton icon={<IconSettings />} label={t('room.devices')} testId="devices-button" onPress={on.onDevices} />
      <ControlButton icon={<IconKeyboard />} label={t('room.help')} testId="help-button" onPress={on.onHelp} />
      <ControlButton icon={<IconDoorExit />} label={t('room.leave')} testId="leave-button" onPress={on.onLeave} />
      <ControlButton icon={<IconPower />} label={t('room.end')} tone="ending" testId="end-button" onPress={on.onEnd} />
      <LanguageButton />
    </footer>
  );
};
