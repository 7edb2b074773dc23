import { useStore } from 'zustand';
import type { CaptureTrouble } from '../core/devices/capture-trouble.ts';
import { useEndpoint } from './endpoint-context.tsx';

/** The own camera as its button shows it. */
export interface CameraControl {
  readonly wanted: boolean;
  /** What is captured now; null while it is off, starting or in trouble. */
  readonly track: MediaStreamTrack | null;
  readonly trouble: CaptureTrouble | null;
  readonly toggle: () => Promise<void>;
}

export const useCamera = (): CameraControl => {
  const { media, devices } = useEndpoint();
  const wanted = useStore(media.camera.state, (state) => state.wanted);
  const capture = useStore(devices.camera.state);
  return {
    wanted,
    track: capture.state === 'on' ? capture.track : null,
    trouble: capture.state === 'trouble' ? capture.trouble : null,
    toggle: () => media.camera.set(!wanted),
  };
};
