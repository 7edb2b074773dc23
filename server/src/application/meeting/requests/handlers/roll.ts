import { markPhone } from '../../../../domain/meeting/roll/phones.ts';
import { beginWalk, endWalk, walkOn } from '../../../../domain/meeting/roll/walking.ts';
import { meetingOf, type HandlersFor } from '../request.ts';

/** Who is called one after the other, who answers, and who attends by telephone. */
export const rollHandlers: HandlersFor<'roll'> = {
  'roll.begin': async (request, { whom }) => {
    await meetingOf(request).turnFloor((now) => beginWalk(now, whom, request.page.actor), request.page);
    return {};
  },

  'roll.next': async (request, { from }) => {
    await meetingOf(request).turnFloor(
      (meeting, now) => walkOn(meeting, 'answered', { from, now, actor: request.page.actor }),
      request.page,
    );
    return {};
  },

  'roll.unanswered': async (request, { from }) => {
    await meetingOf(request).turnFloor(
      (meeting, now) => walkOn(meeting, 'silent', { from, now, actor: request.page.actor }),
      request.page,
    );
    return {};
  },

  'roll.end': async (request) => {
    await meetingOf(request).turnFloor((now) => endWalk(now, request.page.actor), request.page);
    return {};
  },

  'roll.markPhone': async (request, { endpointId, byPhone }) => {
    await meetingOf(request).act((now) => markPhone(now, endpointId, byPhone, request.page.actor), request.page);
    return {};
  },
};
