import { Refusal } from '@diem-cau/shared';
import { addEndpoint, changeCap, endBreak, startBreak } from '../../domain/course.ts';
import { meetingOf, seatOf, type HandlersFor } from '../request.ts';

/** Opening, joining, breaks, closing. */
export const meetingHandlers: HandlersFor<'meeting'> = {
  'meeting.open': async ({ page, hub }, opening) => ({ meetingId: await hub.openMeeting(opening, page.actor) }),

  'meeting.join': async ({ page, hub, afterAnswer }, { meetingId, rtpCapabilities }) => {
    if (page.principal.kind !== 'endpoint') throw new Refusal('forbidden');
    const joined = await hub.join(page, page.principal.endpointId, meetingId, rtpCapabilities);
    afterAnswer(() => hub.liveMeeting(meetingId).follow(page, joined.snapshot));
    return joined;
  },

  'meeting.watch': ({ page, hub, afterAnswer }, { meetingId }) => {
    const meeting = hub.liveMeeting(meetingId);
    if (page.place.at === 'seat') throw new Refusal('endpoint-busy');
    page.place = { at: 'watching', meeting };
    const snapshot = meeting.view;
    afterAnswer(() => meeting.follow(page, snapshot));
    return { snapshot };
  },

  'meeting.snapshot': ({ page }) => ({ snapshot: meetingOf(page).view }),

  'meeting.leave': async ({ page }) => {
    const { meeting, endpointId } = seatOf(page);
    await meeting.leave(page, endpointId);
    return {};
  },

  'meeting.pageClosing': ({ page }) => {
    page.closing = true;
    return {};
  },

  'meeting.startBreak': async ({ page }) => {
    await meetingOf(page).act((meeting) => startBreak(meeting, page.actor));
    return {};
  },

  'meeting.endBreak': async ({ page }) => {
    await meetingOf(page).act((meeting) => endBreak(meeting, page.actor));
    return {};
  },

  'meeting.close': async ({ page, hub }) => {
    await hub.closeMeeting(meetingOf(page), page.actor);
    return {};
  },

  'meeting.addEndpoint': async ({ page, hub }, { endpointId }) => {
    const endpoint = await hub.expectable(endpointId);
    await meetingOf(page).act((meeting) => addEndpoint(meeting, endpoint, page.actor));
    return {};
  },

  'meeting.changeCap': async ({ page }, { maxEndpoints }) => {
    await meetingOf(page).act((meeting) => changeCap(meeting, maxEndpoints, page.actor));
    return {};
  },
};
