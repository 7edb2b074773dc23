import { limitReception } from '../../../../domain/meeting/ladder/limiting.ts';
import { meetingOf, seatOf, type HandlersFor } from '../request.ts';

/** How much an endpoint receives at most, set by hand: by itself, or by whoever conducts or oversees the meeting. */
export const ladderHandlers: HandlersFor<'ladder'> = {
  'ladder.limit': async (request, { endpointId, rung }) => {
    const { page } = request;
    await meetingOf(request).act((meeting) => limitReception(meeting, endpointId, rung, page.actor), page);
    return {};
  },

  'ladder.limitOwn': async (request, { rung }) => {
    const { meeting, endpointId } = seatOf(request);
    const { page } = request;
    await meeting.act((now) => limitReception(now, endpointId, rung, page.actor), page);
    return {};
  },
};
