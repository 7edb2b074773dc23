import type { MeetingId, MeetingView, SeatView } from '@diem-cau/shared';
import type { EndedMeeting } from './session-state.ts';

/** Where the page of an endpoint goes when its meeting is closed: into the debriefing where it is of the circle, else it is over for it. */
export const afterClosing = (
  { title, phase, debriefing }: MeetingView,
  own: SeatView | null,
): { readonly next: MeetingId } | { readonly ended: EndedMeeting } =>
  debriefing?.is === 'next' && own !== null && debriefing.endpointIds.includes(own.endpointId)
    ? { next: debriefing.meetingId }
    : { ended: { title, at: debriefing?.is === 'this' ? debriefing.closedAt : phase.since } };
