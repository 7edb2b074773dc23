import { useStore } from 'zustand';
import type { OwnScreenState } from '../core/media/own-screen.ts';
import { useEndpoint } from './endpoint-context.tsx';

/** The own screen as its button shows it. */
export interface ScreenControl extends OwnScreenState {
  readonly forgetEnd: () => void;
  readonly supported: boolean;
  /** Shares, or stops sharing. Throws Refusal, among them `screen-taken`. */
  readonly toggle: () => Promise<void>;
}

export const useScreen = (): ScreenControl => {
  const own = useEndpoint().media.screen;
  const { screen, ended } = useStore(own.state);
  return {
    screen,
    ended,
    forgetEnd: () => own.forgetEnd(),
    supported: 'getDisplayMedia' in navigator.mediaDevices,
    toggle: () => (screen === 'on' || screen === 'returning' ? own.stop() : own.start()),
  };
};
