import { Refusal } from '@diem-cau/shared';
import { addEndpoint, changeCap, endBreak, startBreak, timeBreak } from '../../../../domain/meeting/course/course.ts';
import { nameSecretary } from '../../../../domain/meeting/parts/secretary.ts';
import { attendedBy, meetingOf, type HandlersFor } from '../request.ts';

/** Opening, joining, breaks, closing. */
export const meetingHandlers: HandlersFor<'meeting'> = {
  'meeting.open': async ({ page, hub }, opening) => ({ meetingId: await hub.openMeeting(opening, page.actor) }),

  'meeting.join': async ({ page, hub, afterAnswer }, { meetingId, rtpCapabilities, byItself = false }) => {
    if (page.principal.kind !== 'endpoint') throw new Refusal('forbidden');
    if (byItself) hub.assertSeatsItself(page.principal.endpointId, meetingId);
    const joined = await hub.join(page, page.principal.endpointId, meetingId, rtpCapabilities);
    afterAnswer(() => hub.follow(page, joined.snapshot));
    return joined;
  },

  'meeting.resume': async ({ page, hub, afterAnswer }, { meetingId, secret }) => {
    if (page.principal.kind !== 'endpoint') throw new Refusal('forbidden');
    const resumed = await hub.resume(page, page.principal.endpointId, meetingId, secret);
    afterAnswer(() => hub.follow(page, resumed.snapshot));
    return resumed;
  },

  'meeting.attend': async ({ page, hub, afterAnswer }, { meetingId, rtpCapabilities }) => {
    const attended = await hub.attend(page, meetingId, rtpCapabilities);
    afterAnswer(() => hub.follow(page, attended.snapshot));
    return attended;
  },

  'meeting.watch': async ({ page, hub, afterAnswer }, { meetingId }) => {
    const watched = await hub.watch(page, meetingId);
    afterAnswer(() => hub.follow(page, watched.snapshot));
    return watched;
  },

  'meeting.snapshot': (request) => {
    const { meeting, connection } = attendedBy(request);
    return { snapshot: meeting.viewFor(connection) };
  },

  'meeting.leave': async (request) => {
    const { meeting, connection } = attendedBy(request);
    await meeting.leave(connection);
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

  'meeting.timeBreak': async (request, { minutes, asksReady }) => {
    await meetingOf(request).act((now) => timeBreak(now, minutes, asksReady, request.page.actor), request.page);
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
    await request.hub.persons.look(meeting);
    return {};
  },

  'meeting.changeCap': async (request, { maxEndpoints }) => {
    await meetingOf(request).act((meeting) => changeCap(meeting, maxEndpoints, request.page.actor), request.page);
    return {};
  },
};
