import { isDoubtful, type SourceTrouble } from '@diem-cau/shared';
import { useStore } from 'zustand';
import { seatOf } from '../core/meeting-store.ts';
import type { OwnSource } from '../core/troubles/troubles-state.ts';
import { useEndpoint } from './endpoint-context.tsx';
import { useMeeting } from './use-meeting.ts';

/**
 * What is wrong with an own source now: what its device says, what this page has found, and, where neither knows a cause, that nothing
 * arrives at the hub. In a meeting what may be meant so is said only while the source is open.
 */
export const useOwnTrouble = (source: OwnSource): SourceTrouble | null => {
  const { devices, troubles, media, session, own } = useEndpoint();
  const capture = useStore(devices[source].state);
  const found = useStore(troubles, (state) => state.own[source]);
  const inside = useStore(session.state, ({ state }) => state === 'inside');
  const cameraOpen = useStore(media.camera.state, ({ wanted }) => wanted);
  const microphoneOpen = useStore(media.microphone.state, ({ now }) => now === 'open');
  const atHub = useMeeting((meeting) =>
    seatOf(meeting, own)?.troubles?.some((each) => each.source === source && each.trouble === 'unreceived'),
  );
  const open = source === 'camera' ? cameraOpen : microphoneOpen;
  if (inside && source === 'camera' && !open) return null;
  if (capture.state === 'trouble') return capture.trouble;
  // What was found of a capture that has failed since counts no more.
  if (capture.state === 'on' && found !== null && !(inside && !open && isDoubtful(found.trouble))) return found.trouble;
  return inside && open && atHub === true ? 'unreceived' : null;
};
