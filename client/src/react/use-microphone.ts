import type { SeatView } from '@diem-cau/shared';
import { useStore } from 'zustand';
import type { CaptureTrouble } from '../core/devices/capture-trouble.ts';
import { seatOf } from '../core/meeting-store.ts';
import { useEndpoint } from './endpoint-context.tsx';
import { useMeeting } from './use-meeting.ts';

/** The own microphone as its button shows it. */
export interface MicrophoneControl {
  readonly microphone: SeatView['microphone'];
  readonly trouble: CaptureTrouble | null;
  /** Opens or closes it. Throws Refusal, among them `microphone-withheld`. */
  readonly toggle: () => Promise<void>;
}

export const useMicrophone = (): MicrophoneControl => {
  const { media, devices, own } = useEndpoint();
  const microphone = useMeeting((meeting) => seatOf(meeting, own)?.microphone ?? 'closed') ?? 'closed';
  const capture = useStore(devices.microphone.state);
  return {
    microphone,
    trouble: capture.state === 'trouble' ? capture.trouble : null,
    toggle: () => (microphone === 'open' ? media.closeMicrophone() : media.openMicrophone()),
  };
};
