import { extendMeeting, planEnd, takeBackExtension } from '../../../../domain/meeting/plan/planning.ts';
import { meetingOf, type HandlersFor } from '../request.ts';

/** When a meeting is to be over, and its extensions. */
export const planHandlers: HandlersFor<'plan'> = {
  'plan.set': async (request, { minutes }) => {
    const { page } = request;
    await meetingOf(request).turnFloor((meeting, now) => planEnd(meeting, now, minutes, page.actor), page);
    return {};
  },

  'plan.extend': async (request, { minutes }) => {
    const { page } = request;
    await meetingOf(request).turnFloor((meeting, now) => extendMeeting(meeting, now, minutes, page.actor), page);
    return {};
  },

  'plan.takeBack': async (request) => {
    const { page } = request;
    await meetingOf(request).act((meeting) => takeBackExtension(meeting, page.actor), page);
    return {};
  },
};
