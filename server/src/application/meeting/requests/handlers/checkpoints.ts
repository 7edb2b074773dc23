import { confirmPresence, setCheckpoints, stopCheckpoints } from '../../../../domain/meeting/checkpoints/confirming.ts';
import { meetingOf, seatOf, type HandlersFor } from '../request.ts';

/** Checkpoints of presence, and what each endpoint confirms. */
export const checkpointsHandlers: HandlersFor<'checkpoints'> = {
  'checkpoints.set': async (request, setting) => {
    const { page, hub } = request;
    await meetingOf(request).act((now) => setCheckpoints(now, setting, hub.seed(), page.actor), page);
    return {};
  },

  'checkpoints.stop': async (request) => {
    await meetingOf(request).act((now) => stopCheckpoints(now, request.page.actor), request.page);
    return {};
  },

  'checkpoints.confirm': async (request) => {
    const { meeting, endpointId } = seatOf(request);
    await meeting.act((now) => confirmPresence(now, endpointId, request.page.actor), request.page);
    return {};
  },
};
