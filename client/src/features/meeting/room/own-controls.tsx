import { useTranslation } from 'react-i18next';
import { ownCamera, ownMicrophone, ownScreen } from '../../../core/acts/own.ts';
import type { SeatActs } from '../../../react/use-seat-acts.ts';
import { ownLooks } from '../../../ui/own-looks.tsx';
import { ControlButton } from './control-button.tsx';

/** What a press does, by how the device stands. What is wrong with one is said when it is pressed. */
const words = {
  microphone: {
    open: 'room.shutMicrophone',
    opening: 'room.microphoneReturning',
    returning: 'room.microphoneReturning',
    closed: 'room.openMicrophone',
    withheld: 'room.openMicrophone',
    waitsForTurn: 'room.openMicrophone',
    trouble: 'room.openMicrophone',
  },
  camera: { on: 'room.shutCamera', off: 'room.openCamera', trouble: 'room.openCamera' },
  screen: { on: 'room.sharing', returning: 'room.sharingAgain', off: 'room.share', starting: 'room.share' },
} as const;

/** The room's own devices: whether they are heard and seen now, and not only whether they were pressed. */
export const OwnControls = ({ acts, microphone, camera, screen }: SeatActs) => {
  const { t } = useTranslation('meeting');
  const of = {
    microphone: { ...ownLooks.microphone[microphone], label: words.microphone[microphone], act: ownMicrophone },
    camera: { ...ownLooks.camera[camera], label: words.camera[camera], act: ownCamera },
    screen: { ...ownLooks.screen[screen], label: words.screen[screen], act: ownScreen },
  };
  const buttons = [
    { ...of.microphone, testId: 'mic-button', state: microphone === 'trouble' ? 'closed' : microphone },
    { ...of.camera, testId: 'camera-button', state: camera === 'on' ? 'on' : 'off' },
    { ...of.screen, testId: 'screen-button', state: screen === 'starting' ? 'off' : screen },
  ];
  return buttons.map(({ Icon, tone, label, act, testId, state }) => (
    <ControlButton
      key={act.name}
      icon={<Icon />}
      label={t(label)}
      tone={tone === 'trouble' ? 'plain' : tone}
      testId={testId}
      state={state}
      onPress={() => acts.press({ act, on: null })}
    />
  ));
};
