import {
  IconDeviceTablet,
  IconKeyboard,
  IconMaximize,
  IconPlayerRecord,
  IconQuestionMark,
  IconSettings,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { lockActs } from '../../../core/acts/lock.ts';
import { leadCommands } from '../../../core/acts/leading.ts';
import { beginRecording } from '../../../core/acts/recording.ts';
import { leave } from '../../../core/acts/own.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import { LanguageButton } from '../../../ui/language-button.tsx';
import { ActControl } from './act-control.tsx';
import { ControlButton } from './control-button.tsx';
import { OwnPicture } from './own-picture.tsx';
import type { Foot } from './room-foot.ts';
import { Strip } from './strip.tsx';
import classes from './strip.module.css';

interface MoreCommandsProps {
  readonly acts: Acts;
  readonly onOpen: (foot: Foot) => void;
  readonly onFullScreen: () => void;
  readonly onClose: () => void;
}

/** The room's own picture, and the commands that are seldom wanted. */
export const MoreCommands = ({ acts, onOpen, onFullScreen, onClose }: MoreCommandsProps) => {
  const { t } = useTranslation(['meeting', 'common', 'acts']);
  const recorded = useMeeting(({ recording }) => recording !== null) ?? false;
  return (
    <Strip role="group" label={t('room.more')} testId="more-commands" onClose={onClose}>
      <div className={classes.own}>
        <OwnPicture />
      </div>
      <ControlButton
        icon={<IconSettings />}
        label={t('room.devices')}
        testId="devices-button"
        onPress={() => onOpen({ shows: 'devices' })}
      />
      <ControlButton
        icon={<IconKeyboard />}
        label={t('room.help')}
        testId="help-button"
        onPress={() => onOpen({ shows: 'keys' })}
      />
      <ControlButton
        icon={<IconQuestionMark />}
        label={t('common:help')}
        testId="full-help-button"
        onPress={() => onOpen({ shows: 'help' })}
      />
      <ControlButton
        icon={<IconMaximize />}
        label={t('keys.fullScreen')}
        testId="full-screen-button"
        onPress={() => {
          onFullScreen();
          onClose();
        }}
      />
      <ControlButton
        icon={<IconDeviceTablet />}
        label={t('room.panel')}
        testId="panels-button"
        onPress={() => onOpen({ shows: 'panels' })}
      />
      <ActControl acts={acts} among={lockActs} testId="lock-button" />
      {(recorded || acts.isPossible(beginRecording, null)) && (
        <ControlButton
          icon={<IconPlayerRecord />}
          label={t('acts:begin-recording.short')}
          tone={recorded ? 'held' : 'plain'}
          testId="record-button"
          onPress={() => (recorded ? onOpen({ shows: 'recording' }) : acts.press({ act: beginRecording, on: null }))}
        />
      )}
      {leadCommands.some((act) => acts.isPossible(act, null)) && (
        <ActControl acts={acts} among={leadCommands} testId="lead-button" />
      )}
      <ActControl acts={acts} among={[leave]} testId="leave-button" />
      <LanguageButton />
      <ControlButton icon={<IconX />} label={t('common:close')} testId="more-close" onPress={onClose} />
    </Strip>
  );
};
