import { useStore } from 'zustand';
import type { SeatMediaState } from '../core/media/seat-media.ts';
import { useEndpoint } from './endpoint-context.tsx';

/** The own screen as its button shows it. */
export interface ScreenControl {
  readonly screen: SeatMediaState['screen'];
  /** Why the hub ended it; null when it did not. */
  readonly ended: SeatMediaState['screenEnded'];
  readonly forgetEnd: () => void;
  readonly supported: boolean;
  /** Shares, or stops sharing. Throws Refusal, among them `screen-taken`. */
  readonly toggle: () => Promise<void>;
}

export const useScreen = (): ScreenControl => {
  const { media } = useEndpoint();
  const screen = useStore(media.state, (state) => state.screen);
  const ended = useStore(media.state, (state) => state.screenEnded);
  return {
    screen,
    ended,
    forgetEnd: () => media.forgetScreenEnd(),
    supported: 'getDisplayMedia' in navigator.mediaDevices,
    toggle: () => (screen === 'on' ? media.stopScreen() : media.startScreen()),
  };
};
