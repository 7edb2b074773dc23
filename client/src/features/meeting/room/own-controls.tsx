import { IconMicrophone, IconMicrophoneOff, IconScreenShare, IconScreenShareOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OwnScreenState } from '../../../core/media/own-screen.ts';
import type { ShownMicrophone } from '../../../core/media/shown-microphone.ts';
import { ControlButton } from './control-button.tsx';

interface OwnControlProps<State> {
  readonly state: State;
  readonly onPress: () => void;
}

/** The room's own microphone: whether it is heard now, and not only whether it was pressed. */
export const MicrophoneControl = ({ state, onPress }: OwnControlProps<ShownMicrophone>) => {
  const { t } = useTranslation('meeting');
  const label = {
    open: 'room.shutMicrophone',
    opening: 'room.microphoneReturning',
    returning: 'room.microphoneReturning',
    closed: 'room.openMicrophone',
    withheld: 'room.openMicrophone',
    waitsForTurn: 'room.openMicrophone',
  } as const;
  const waiting = state === 'opening' || state === 'returning';
  return (
    <ControlButton
      icon={state === 'open' ? <IconMicrophone /> : <IconMicrophoneOff />}
      label={t(label[state])}
      tone={state === 'open' ? 'on' : waiting ? 'held' : 'plain'}
      testId="mic-button"
      state={state}
      onPress={onPress}
    />
  );
};

/** The room's own screen: shared, coming back after a cut, or not. */
export const ScreenControl = ({ state, onPress }: OwnControlProps<OwnScreenState['screen']>) => {
  const { t } = useTranslation('meeting');
  const captured = state === 'on' || state === 'returning';
  const label = state === 'on' ? 'room.sharing' : state === 'returning' ? 'room.sharingAgain' : 'room.share';
  return (
    <ControlButton
      icon={captured ? <IconScreenShareOff /> : <IconScreenShare />}
      label={t(label)}
      tone={state === 'on' ? 'on' : state === 'returning' ? 'held' : 'plain'}
      testId="screen-button"
      state={state === 'starting' ? 'off' : state}
      onPress={onPress}
    />
  );
};
