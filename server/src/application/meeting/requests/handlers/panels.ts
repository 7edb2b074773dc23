import { endPanel } from '../../../../domain/meeting/panels/pairing.ts';
import { meetingOf, type HandlersFor } from '../request.ts';

/** The panels that are paired with the meeting. */
export const panelHandlers: HandlersFor<'panels'> = {
  'panels.invite': (request) => request.hub.panels.invite(request.page, meetingOf(request)),

  'panels.end': async (request, { panelId }) => {
    await meetingOf(request).act((now) => endPanel(now, panelId, 'ended', request.page.actor), request.page);
    return {};
  },
};
