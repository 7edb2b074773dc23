import type { SeatView } from '@diem-cau/shared';
import { useStore } from 'zustand';
import type { CaptureTrouble } from '../core/devices/capture-trouble.ts';
import { shownMicrophone, type ShownMicrophone } from '../core/media/shown-microphone.ts';
import { seatOf } from '../core/meeting-store.ts';
import { useEndpoint } from './endpoint-context.tsx';
import { useMeeting } from './use-meeting.ts';

/** The own microphone as its button shows it. */
export interface MicrophoneControl {
  readonly microphone: ShownMicrophone;
  readonly trouble: CaptureTrouble | null;
  /** Opens or closes it. Throws Refusal, among them `microphone-withheld`. */
  readonly toggle: () => Promise<void>;
}

export const useMicrophone = (): MicrophoneControl => {
  const { media, devices, session, own } = useEndpoint();
  const hub: SeatView['microphone'] = useMeeting((meeting) => seatOf(meeting, own)?.microphone ?? 'closed') ?? 'closed';
  const pressed = useStore(media.microphone.state);
  const mending = useStore(media.state, ({ flow }) => flow === 'mending');
  const inside = useStore(session.state, ({ state }) => state === 'inside');
  const capture = useStore(devices.microphone.state);
  const microphone = shownMicrophone(pressed, hub, inside && !mending);
  return {
    microphone,
    trouble: capture.state === 'trouble' ? capture.trouble : null,
    toggle: () =>
      microphone === 'closed' || microphone === 'withheld' ? media.microphone.open() : media.microphone.close(),
  };
};
