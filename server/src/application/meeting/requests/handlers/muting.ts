import { allowAll, allowEndpoint, muteAll, muteEndpoint } from '../../../../domain/meeting/microphones/muting.ts';
import { stopScreen } from '../../../../domain/meeting/sources/sending.ts';
import { meetingOf, type HandlersFor } from '../request.ts';

/** What the chair does about other endpoints' microphones and screens. */
export const mutingHandlers: HandlersFor<'muting'> & HandlersFor<'screen'> = {
  'muting.muteAll': async (request) => {
    await meetingOf(request).act((meeting) => muteAll(meeting, request.page.actor), request.page);
    return {};
  },

  'muting.allowAll': async (request) => {
    await meetingOf(request).act((meeting) => allowAll(meeting, request.page.actor), request.page);
    return {};
  },

  'muting.mute': async (request, { endpointId }) => {
    await meetingOf(request).act((meeting) => muteEndpoint(meeting, endpointId, request.page.actor), request.page);
    return {};
  },

  'muting.allow': async (request, { endpointId }) => {
    await meetingOf(request).act((meeting) => allowEndpoint(meeting, endpointId, request.page.actor), request.page);
    return {};
  },

  'screen.stop': async (request) => {
    await meetingOf(request).act(stopScreen, request.page);
    return {};
  },
};
