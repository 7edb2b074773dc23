import type { EndpointId } from '@diem-cau/shared';
import type { Holder } from '../floor/state.ts';
import { hasFloor } from '../floor/state.ts';
import { speaksFreely } from '../leading/acting.ts';
import type { Meeting } from '../meeting.ts';
import { isPresent } from '../seats/state.ts';
import { sends } from '../sources/state.ts';

/** The right to have the microphone open: always of who leads, else the microphone's own, and, unless the talk is free, the floor. */
export const microphoneRight = (meeting: Meeting, endpointId: EndpointId): 'free' | 'withheld' => {
  if (speaksFreely(meeting, endpointId)) return 'free';
  if (meeting.floor.mode !== 'discussion' && !hasFloor(meeting.floor, endpointId)) return 'withheld';
  return meeting.microphones.of.get(endpointId)?.right ?? 'withheld';
};

/** Whether a microphone is open: it was opened, and there is still a right to it. */
export const isOpen = (meeting: Meeting, endpointId: EndpointId): boolean =>
  meeting.microphones.of.get(endpointId)?.open === true && microphoneRight(meeting, endpointId) === 'free';

/** Whether the person there has shut the microphone that the hub opened. */
export const isSilencedByItself = (meeting: Meeting, { endpointId, by }: Pick<Holder, 'endpointId' | 'by'>): boolean =>
  by === 'opened' &&
  isPresent(meeting.seats.get(endpointId)) &&
  sends(meeting.sources, endpointId, 'microphone') &&
  microphoneRight(meeting, endpointId) === 'free' &&
  !isOpen(meeting, endpointId);
