import { IconDoorExit, IconHandStop, IconMicrophoneOff, IconScreenShareOff, IconVideoOff } from '@tabler/icons-react';
import { Refusal, type SourceKind } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import type { OwnAct } from '../../../core/acts/act.ts';
import { leave, ownCamera, ownMicrophone, ownScreen, raiseHand } from '../../../core/acts/own.ts';
import { useOwnFloor } from '../../../react/use-own-floor.ts';
import type { SeatActs } from '../../../react/use-seat-acts.ts';
import { useSentence } from '../../../react/use-sentence.ts';
import { BigButton, type BigButtonProps } from '../../../ui/big-button.tsx';
import { ownLooks } from '../../../ui/own-looks.tsx';
import classes from './commune.module.css';

const size = 44;

interface CommuneControlsProps {
  readonly seat: SeatActs;
  /** A press on the way to the hub: the microphone waits for its answer. */
  readonly busy: boolean;
  readonly onDevices: () => void;
  readonly onHand: () => void;
}

/** Five large buttons, one for each act upon what is its own; each says how that stands and what a press does. */
export const CommuneControls = ({ seat, busy, onDevices, onHand }: CommuneControlsProps) => {
  const { t } = useTranslation('meeting');
  const { acts, microphone, camera, screen } = seat;
  const device = useDeviceButton(seat, onDevices);
  const microphoneLook = ownLooks.microphone[microphone];
  return (
    <nav className={classes.controls}>
      <BigButton {...device('microphone', microphone, microphoneLook)} {...(busy && { disabled: true })} />
      <HandButton possible={acts.isPossible(raiseHand, null)} onHand={onHand} />
      {/* An open camera is as usual here. */}
      <BigButton {...device('camera', camera, ownLooks.camera[camera])} {...(camera === 'on' && { tone: 'plain' })} />
      <BigButton {...device('screen', screen, ownLooks.screen[screen])} />
      <BigButton
        icon={<IconDoorExit size={size} />}
        label={t('leave.state')}
        hint={t('leave.hint')}
        tone="ending"
        testId="leave-button"
        onPress={() => acts.press({ act: leave, on: null })}
      />
    </nav>
  );
};

const devices: Readonly<Record<SourceKind, { act: OwnAct; Off: typeof IconVideoOff; testId: string }>> = {
  microphone: { act: ownMicrophone, Off: IconMicrophoneOff, testId: 'mic-button' },
  camera: { act: ownCamera, Off: IconVideoOff, testId: 'camera-button' },
  screen: { act: ownScreen, Off: IconScreenShareOff, testId: 'screen-button' },
};

interface Look {
  readonly Icon: typeof IconVideoOff;
  readonly tone: NonNullable<BigButtonProps['tone']>;
}

/** The button of a device, or, where the meeting does not grant it to communes, one that can't be pressed and says why. */
const useDeviceButton = ({ acts }: SeatActs, onDevices: () => void) => {
  const { t } = useTranslation('meeting');
  const sentence = useSentence();
  return (source: SourceKind, state: string, { Icon, tone }: Look): BigButtonProps => {
    const { act, Off, testId } = devices[source];
    if (!acts.isPossible(act, null))
      return {
        icon: <Off size={size} />,
        label: t(`notGranted.${source}`),
        hint: sentence(new Refusal(`${source}-not-granted`)),
        disabled: true,
        testId,
        onPress: () => undefined,
      };
    return {
      icon: <Icon size={size} />,
      label: t(`${source}.${state}State`),
      hint: t(`${source}.${state}`),
      tone,
      testId,
      onPress: () => (state === 'trouble' ? onDevices() : acts.press({ act, on: null })),
    };
  };
};

const HandButton = ({ possible, onHand }: { possible: boolean; onHand: () => void }) => {
  const { t } = useTranslation('floor');
  const { holder, place } = useOwnFloor();
  const stands = holder !== null ? 'has' : place !== null ? 'place' : 'raise';
  return (
    <BigButton
      icon={<IconHandStop size={size} />}
      label={t(`hand.${stands}`, { place })}
      hint={t(`hand.${stands}Hint`)}
      tone={stands === 'place' ? 'on' : 'plain'}
      disabled={!possible}
      testId="hand-button"
      onPress={onHand}
    />
  );
};
