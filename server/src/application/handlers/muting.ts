import { allowAll, allowEndpoint, muteAll, muteEndpoint } from '../../domain/muting.ts';
import { stopScreen } from '../../domain/sending.ts';
import { meetingOf, type HandlersFor } from '../request.ts';

/** What the chair does about other endpoints' microphones and screens. */
export const mutingHandlers: HandlersFor<'muting'> & HandlersFor<'screen'> = {
  'muting.muteAll': async ({ page }) => {
    await meetingOf(page).act((meeting) => muteAll(meeting, page.actor));
    return {};
  },

  'muting.allowAll': async ({ page }) => {
    await meetingOf(page).act((meeting) => allowAll(meeting, page.actor));
    return {};
  },

  'muting.mute': async ({ page }, { endpointId }) => {
    await meetingOf(page).act((meeting) => muteEndpoint(meeting, endpointId, page.actor));
    return {};
  },

  'muting.allow': async ({ page }, { endpointId }) => {
    await meetingOf(page).act((meeting) => allowEndpoint(meeting, endpointId, page.actor));
    return {};
  },

  'screen.stop': async ({ page }) => {
    await meetingOf(page).act(stopScreen);
    return {};
  },
};
