import { answerReady, askReady, endReady } from '../../../../domain/meeting/ready/asking.ts';
import { meetingOf, seatOf, type HandlersFor } from '../request.ts';

/** The question whether all are ready, and what each answers. */
export const readyHandlers: HandlersFor<'ready'> = {
  'ready.ask': async (request) => {
    await meetingOf(request).turnFloor((meeting, now) => askReady(meeting, now, request.page.actor), request.page);
    return {};
  },

  'ready.end': async (request) => {
    await meetingOf(request).act((now) => endReady(now, request.page.actor), request.page);
    return {};
  },

  'ready.say': async (request, { reason }) => {
    const { meeting, endpointId } = seatOf(request);
    await meeting.act((now) => answerReady(now, endpointId, reason, request.page.actor), request.page);
    return {};
  },
};
