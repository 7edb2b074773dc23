import {
  IconDoorExit,
  IconHandStop,
  IconLock,
  IconMicrophone,
  IconMicrophoneOff,
  IconScreenShare,
  IconScreenShareOff,
  IconVideo,
  IconVideoOff,
} from '@tabler/icons-react';
import { Refusal, sendRights, type SourceKind } from '@diem-cau/shared';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Press } from '../../../react/use-press.ts';
import { useCamera } from '../../../react/use-camera.ts';
import { useMayHere } from '../../../react/use-may-here.ts';
import { useMicrophone } from '../../../react/use-microphone.ts';
import { useOwnFloor } from '../../../react/use-own-floor.ts';
import { useScreen } from '../../../react/use-screen.ts';
import { useSentence } from '../../../react/use-sentence.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import classes from './commune.module.css';

const size = 44;

interface CommuneControlsProps {
  readonly press: Press;
  readonly onDevices: () => void;
  readonly onHand: () => void;
  readonly onLeave: () => void;
}

/** Five large buttons; each says how things stand and what a press does. */
export const CommuneControls = ({ press, onDevices, onHand, onLeave }: CommuneControlsProps) => (
  <nav className={classes.controls}>
    <Granted source="microphone" icon={<IconMicrophoneOff size={size} />}>
      <MicrophoneButton press={press} onDevices={onDevices} />
    </Granted>
    <HandButton onHand={onHand} />
    <Granted source="camera" icon={<IconVideoOff size={size} />}>
      <CameraButton press={press} onDevices={onDevices} />
    </Granted>
    <Granted source="screen" icon={<IconScreenShareOff size={size} />}>
      <ScreenButton press={press} />
    </Granted>
    <LeaveButton onLeave={onLeave} />
  </nav>
);

interface GrantedProps {
  readonly source: SourceKind;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

/** The button of a source, or, where the meeting does not grant it to communes, one that can't be pressed and says why. */
const Granted = ({ source, icon, children }: GrantedProps) => {
  const { t } = useTranslation('meeting');
  const sentence = useSentence();
  if (useMayHere(sendRights[source])) return children;
  return (
    <BigButton
      icon={icon}
      label={t(`notGranted.${source}`)}
      hint={sentence(new Refusal(`${source}-not-granted`))}
      disabled
      testId={`${source === 'microphone' ? 'mic' : source}-button`}
      onPress={() => undefined}
    />
  );
};

const MicrophoneButton = ({ press, onDevices }: { press: Press; onDevices: () => void }) => {
  const { t } = useTranslation('meeting');
  const { microphone, trouble, toggle } = useMicrophone();
  if (trouble !== null)
    return (
      <BigButton
        icon={<IconMicrophoneOff size={size} />}
        label={t('microphone.trouble')}
        hint={t('microphone.troubleHint')}
        tone="trouble"
        testId="mic-button"
        onPress={onDevices}
      />
    );
  const withheld = { icon: <IconLock size={size} />, tone: 'held' } as const;
  const waiting = { icon: <IconMicrophoneOff size={size} />, tone: 'held' } as const;
  const looks = {
    opening: waiting,
    returning: waiting,
    open: { icon: <IconMicrophone size={size} />, tone: 'on' },
    closed: { icon: <IconMicrophoneOff size={size} />, tone: 'plain' },
    withheld,
    waitsForTurn: withheld,
  } as const;
  return (
    <BigButton
      {...looks[microphone]}
      label={t(`microphone.${microphone}State`)}
      hint={t(`microphone.${microphone}`)}
      disabled={press.busy}
      testId="mic-button"
      onPress={() =>
        microphone === 'waitsForTurn' ? press.say(t('microphone.waitsForTurnPressed')) : press.run(toggle)
      }
    />
  );
};

const HandButton = ({ onHand }: { onHand: () => void }) => {
  const { t } = useTranslation('floor');
  const { holder, place } = useOwnFloor();
  const stands = holder !== null ? 'has' : place !== null ? 'place' : 'raise';
  return (
    <BigButton
      icon={<IconHandStop size={size} />}
      label={t(`hand.${stands}`, { place })}
      hint={t(`hand.${stands}Hint`)}
      tone={stands === 'place' ? 'on' : 'plain'}
      disabled={holder !== null}
      testId="hand-button"
      onPress={onHand}
    />
  );
};

const CameraButton = ({ press, onDevices }: { press: Press; onDevices: () => void }) => {
  const { t } = useTranslation('meeting');
  const { wanted, trouble, toggle } = useCamera();
  if (wanted && trouble !== null)
    return (
      <BigButton
        icon={<IconVideoOff size={size} />}
        label={t('camera.trouble')}
        hint={t('camera.troubleHint')}
        tone="trouble"
        testId="camera-button"
        onPress={onDevices}
      />
    );
  return (
    <BigButton
      icon={wanted ? <IconVideo size={size} /> : <IconVideoOff size={size} />}
      label={t(wanted ? 'camera.onState' : 'camera.offState')}
      hint={t(wanted ? 'camera.on' : 'camera.off')}
      testId="camera-button"
      onPress={() => press.run(toggle)}
    />
  );
};

const ScreenButton = ({ press }: { press: Press }) => {
  const { t } = useTranslation('meeting');
  const { screen, supported, toggle } = useScreen();
  const on = screen === 'on';
  const returning = screen === 'returning';
  return (
    <BigButton
      icon={on || returning ? <IconScreenShareOff size={size} /> : <IconScreenShare size={size} />}
      label={t(on ? 'screen.onState' : returning ? 'screen.returningState' : 'screen.offState')}
      hint={t(on || returning ? 'screen.on' : screen === 'starting' ? 'screen.starting' : 'screen.off')}
      tone={on ? 'on' : returning ? 'held' : 'plain'}
      testId="screen-button"
      onPress={() => (supported ? press.run(toggle) : press.say(t('screen.unsupported')))}
    />
  );
};

const LeaveButton = ({ onLeave }: { onLeave: () => void }) => {
  const { t } = useTranslation('meeting');
  return (
    <BigButton
      icon={<IconDoorExit size={size} />}
      label={t('leave.state')}
      hint={t('leave.hint')}
      tone="ending"
      testId="leave-button"
      onPress={onLeave}
    />
  );
};
