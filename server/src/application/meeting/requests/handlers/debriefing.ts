import { meetingOf, type HandlersFor } from '../request.ts';

/** A meeting that is closed with a debriefing, and its end. */
export const debriefingHandlers: HandlersFor<'debriefing'> = {
  'debriefing.begin': async (request, { endpointIds }) => {
    await request.hub.debriefings.begin(meetingOf(request), endpointIds, request.page);
    return {};
  },

  'debriefing.end': async (request) => {
    await request.hub.debriefings.end(meetingOf(request), request.page);
    return {};
  },
};
