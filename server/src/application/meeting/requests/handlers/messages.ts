import { readMessages, sendMessage, settleMessage, tellAll } from '../../../../domain/meeting/messages/saying.ts';
import { mayIn } from '../../../../domain/meeting/parts/standing.ts';
import { isOfEndpoint } from '../../connections/connection.ts';
import { attendedBy, meetingOf, seatOf, type HandlersFor } from '../request.ts';

/** Messages that do not disturb: to all, to whoever conducts, and what is read back. */
export const messageHandlers: HandlersFor<'messages'> = {
  'messages.tell': async (request, wish) => {
    const { page } = request;
    await meetingOf(request).act((now, at) => tellAll(now, wish, at, page.actor), page);
    return {};
  },

  'messages.send': async (request, wish) => {
    const { meeting, endpointId } = seatOf(request);
    await meeting.act((now) => sendMessage(now, endpointId, wish, request.page.actor), request.page);
    return {};
  },

  'messages.settle': async (request, which) => {
    await meetingOf(request).act((now) => settleMessage(now, which, request.page.actor), request.page);
    return {};
  },

  'messages.read': (request, { before }) => {
    const { meeting, connection } = attendedBy(request);
    const { principal } = request.page;
    const readsAll = (['conductMeeting', 'watchMeeting'] as const).some((right) =>
      mayIn(meeting.meeting, principal, right),
    );
    const own = !readsAll && isOfEndpoint(connection) ? connection.endpointId : null;
    return readMessages(meeting.meeting, own, before);
  },
};
