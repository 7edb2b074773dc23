import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Act } from '../core/acts/act.ts';
import type { OwnScreenState } from '../core/media/own-screen.ts';
import type { ShownMicrophone } from '../core/media/shown-microphone.ts';
import { useActs, type Acts, type Asked } from './use-acts.ts';
import { useCamera } from './use-camera.ts';
import { useEndpoint } from './endpoint-context.tsx';
import { useMicrophone } from './use-microphone.ts';
import type { Press } from './use-press.ts';
import { useScreen } from './use-screen.ts';

/** What a page with a seat can do, and how its own things stand, for buttons and keys alike. */
export interface SeatActs {
  readonly acts: Acts;
  readonly microphone: ShownMicrophone | 'trouble';
  readonly camera: 'on' | 'off' | 'trouble';
  readonly screen: OwnScreenState['screen'];
}

/**
 * @param drawn what the page draws
 * @param ask asks once, in a sentence; whoever says yes is sent
 */
export const useSeatActs = (drawn: readonly Act[], { run, say }: Press, ask: (asked: Asked) => void): SeatActs => {
  const { t } = useTranslation('meeting');
  const { session, store } = useEndpoint();
  const view = useStore(store.state, ({ meeting }) => meeting);
  const microphone = useMicrophone();
  const camera = useCamera();
  const screen = useScreen();
  const toggleMicrophone = async (): Promise<void> => {
    // Nobody has muted it, as the hub's refusal would say.
    if (microphone.microphone === 'waitsForTurn') return say(t('microphone.waitsForTurnPressed'));
    await microphone.toggle();
  };
  const toggleScreen = async (): Promise<void> => {
    if (screen.supported) await screen.toggle();
    else say(t('screen.unsupported'));
  };
  const acts = useActs({
    acts: drawn,
    view,
    run,
    ask,
    own: { microphone: toggleMicrophone, camera: camera.toggle, screen: toggleScreen, place: () => session.leave() },
  });
  return {
    acts,
    microphone: microphone.trouble === null ? microphone.microphone : 'trouble',
    camera: !camera.wanted ? 'off' : camera.trouble === null ? 'on' : 'trouble',
    screen: screen.screen,
  };
};
