import { Refusal } from '@diem-cau/shared';
import { addEndpoint, changeCap, endBreak, startBreak } from '../../../../domain/meeting/course/course.ts';
import { nameSecretary } from '../../../../domain/meeting/parts/secretary.ts';
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
    const watched = hub.watch(page, meetingId);
    afterAnswer(() => hub.liveMeeting(meetingId).follow(page, watched.snapshot));
    return watched;
  },

  'meeting.snapshot': (request) => ({ snapshot: meetingOf(request).viewFor(request.page) }),

  'meeting.leave': async (request) => {
    const { meeting, endpointId } = seatOf(request);
    await meeting.leave(request.page, endpointId);
    return {};
  },

  'meeting.pageClosing': ({ page }) => {
    page.closing = true;
    return {};
  },

  'meeting.startBreak': async (request) => {
    await meetingOf(request).act((meeting) => startBreak(meeting, request.page.actor), request.page);
    return {};
  },

  'meeting.endBreak': async (request) => {
    await meetingOf(request).act((meeting) => endBreak(meeting, request.page.actor), request.page);
    return {};
  },

  'meeting.close': async (request) => {
    await request.hub.closeMeeting(meetingOf(request), request.page);
    return {};
  },

  'meeting.addEndpoint': async (request, { endpointId }) => {
    const meeting = meetingOf(request);
    const endpoint = await request.hub.expectable(endpointId);
    await meeting.act((now) => addEndpoint(now, endpoint, request.page.actor), request.page);
    return {};
  },

  'meeting.nameSecretary': async (request, { accountId }) => {
    const meeting = meetingOf(request);
    const secretary = await request.hub.secretary(accountId);
    await meeting.act((now) => nameSecretary(now, secretary, request.page.actor), request.page);
    return {};
  },

  'meeting.changeCap': async (request, { maxEndpoints }) => {
    await meetingOf(request).act((meeting) => changeCap(meeting, maxEndpoints, request.page.actor), request.page);
    return {};
  },
};
