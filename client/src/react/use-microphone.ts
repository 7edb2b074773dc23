import { useStore } from 'zustand';
import type { CaptureTrouble } from '../core/devices/capture-trouble.ts';
import { saidMicrophone, type SaidMicrophone } from '../core/floor/floor.ts';
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
  const said = useMeeting((meeting): SaidMicrophone => {
    const seat = seatOf(meeting, own);
    return seat === null ? 'closed' : saidMicrophone(meeting, seat);
  });
  const pressed = useStore(media.microphone.state);
  const flow = useStore(media.state, (state) => state.flow);
  const inside = useStore(session.state, ({ state }) => state === 'inside');
  const capture = useStore(devices.microphone.state);
  const microphone = shownMicrophone(pressed, said ?? 'closed', flow === 'connected' || (inside && flow !== 'mending'));
  return {
    microphone,
    trouble: capture.state === 'trouble' ? capture.trouble : null,
    toggle: () =>
      microphone === 'open' || microphone === 'opening' || microphone === 'returning'
        ? media.microphone.close()
        : media.microphone.open(),
  };
};
