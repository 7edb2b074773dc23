import type { MeetingId, MeetingView, OpenMeeting, SeatView } from '@diem-cau/shared';
import type { EndedMeeting } from './session-state.ts';

/** Where the page of an endpoint goes when its meeting is closed: into the debriefing where it is of the circle, else it is over for it. */
export const afterClosing = (
  { title, phase, debriefing }: MeetingView,
  own: SeatView | null,
): { readonly next: MeetingId } | { readonly ended: EndedMeeting } =>
  debriefing?.is === 'next' && own !== null && debriefing.endpointIds.includes(own.endpointId)
    ? { next: debriefing.meetingId }
    : { ended: { title, at: debriefing?.is === 'this' ? debriefing.closedAt : phase.since } };

/** Where a page that was in a meeting finds it again: there, or, where it was closed meanwhile, in its debriefing; null where neither is open to it. */
export const whereItGoesOn = (open: readonly OpenMeeting[], meetingId: MeetingId | undefined): MeetingId | null =>
  (
    open.find((each) => each.meetingId === meetingId) ??
    open.find(({ debriefing, expectsYou }) => expectsYou && debriefing !== undefined && debriefing.after === meetingId)
  )?.meetingId ?? null;
