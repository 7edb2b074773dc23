import type { MeetingView } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import type { OwnScreenState } from '../../../core/media/own-screen.ts';
import type { ShownMicrophone } from '../../../core/media/shown-microphone.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import type { Press } from '../../../react/use-press.ts';
import { useCamera } from '../../../react/use-camera.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import { useMicrophone } from '../../../react/use-microphone.ts';
import { useScreen } from '../../../react/use-screen.ts';

/** What the room can do and how it stands, for buttons and keys alike. */
export interface RoomCommands {
  readonly microphoneState: ShownMicrophone;
  readonly cameraOn: boolean;
  readonly sharing: OwnScreenState['screen'];
  readonly microphones: MeetingView['microphones'];
  readonly phase: MeetingView['phase']['phase'];
  readonly microphone: () => void;
  readonly camera: () => void;
  readonly screen: () => void;
  readonly allMicrophones: () => void;
}

export const useRoomCommands = ({ run, say }: Press): RoomCommands => {
  const { t } = useTranslation(['meeting', 'devices']);
  const { hub } = useEndpoint();
  const microphone = useMicrophone();
  const camera = useCamera();
  const screen = useScreen();
  const microphones = useMeeting((meeting) => meeting.microphones) ?? 'free';
  const phase = useMeeting((meeting) => meeting.phase.phase) ?? 'running';
  const toggleMicrophone = async (): Promise<void> => {
    await microphone.toggle();
    if (microphone.trouble !== null) say(t(`devices:microphoneTrouble.${microphone.trouble}`));
  };
  const toggleCamera = async (): Promise<void> => {
    await camera.toggle();
    if (camera.trouble !== null && !camera.wanted) say(t(`devices:cameraTrouble.${camera.trouble}`));
  };
  return {
    microphoneState: microphone.microphone,
    cameraOn: camera.wanted && camera.track !== null,
    sharing: screen.screen,
    microphones,
    phase,
    microphone: () => run(toggleMicrophone),
    camera: () => run(toggleCamera),
    screen: () => (screen.supported ? run(screen.toggle) : say(t('screen.unsupported'))),
    allMicrophones: () =>
      run(() => hub.signalling.ask(microphones === 'free' ? 'muting.muteAll' : 'muting.allowAll', {})),
  };
};
