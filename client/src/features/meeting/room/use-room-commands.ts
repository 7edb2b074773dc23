import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { OwnScreenState } from '../../../core/media/own-screen.ts';
import type { ShownMicrophone } from '../../../core/media/shown-microphone.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { useActs, type Acts, type Asked } from '../../../react/use-acts.ts';
import type { Press } from '../../../react/use-press.ts';
import { useCamera } from '../../../react/use-camera.ts';
import { useMicrophone } from '../../../react/use-microphone.ts';
import { useScreen } from '../../../react/use-screen.ts';

/** What the room can do and how its own devices stand, for buttons and keys alike. */
export interface RoomCommands {
  readonly microphone: ShownMicrophone;
  readonly cameraOn: boolean;
  readonly sharing: OwnScreenState['screen'];
  readonly acts: Acts;
}

export const useRoomCommands = ({ run, say }: Press, ask: (asked: Asked) => void): RoomCommands => {
  const { t } = useTranslation(['meeting', 'devices']);
  const { session, store } = useEndpoint();
  const view = useStore(store.state, ({ meeting }) => meeting);
  const microphone = useMicrophone();
  const camera = useCamera();
  const screen = useScreen();
  const toggleMicrophone = async (): Promise<void> => {
    await microphone.toggle();
    if (microphone.trouble !== null) say(t(`devices:microphoneTrouble.${microphone.trouble}`));
  };
  const toggleCamera = async (): Promise<void> => {
    await camera.toggle();
    if (camera.trouble !== null && !camera.wanted) say(t(`devices:cameraTrouble.${camera.trouble}`));
  };
  const toggleScreen = async (): Promise<void> => {
    if (screen.supported) await screen.toggle();
    else say(t('screen.unsupported'));
  };
  const acts = useActs({
    view,
    run,
    ask,
    own: { microphone: toggleMicrophone, camera: toggleCamera, screen: toggleScreen, place: () => session.leave() },
  });
  return {
    microphone: microphone.microphone,
    cameraOn: camera.wanted && camera.track !== null,
    sharing: screen.screen,
    acts,
  };
};
