import {
  listSpeakers,
  moveSpeaker,
  paceSpeakers,
  setSpeaker,
  unlistSpeakers,
} from '../../../../domain/meeting/speakers/listing.ts';
import { meetingOf, type HandlersFor } from '../request.ts';

/** Who is to speak one after the other, for how long and what about. */
export const speakersHandlers: HandlersFor<'speakers'> = {
  'speakers.add': async (request, { endpointIds, seconds }) => {
    await meetingOf(request).act((now) => listSpeakers(now, endpointIds, seconds, request.page.actor), request.page);
    return {};
  },

  'speakers.remove': async (request, { endpointIds }) => {
    await meetingOf(request).act((now) => unlistSpeakers(now, endpointIds, request.page.actor), request.page);
    return {};
  },

  'speakers.move': async (request, { endpointId, to }) => {
    await meetingOf(request).act((now) => moveSpeaker(now, endpointId, to, request.page.actor), request.page);
    return {};
  },

  'speakers.change': async (request, wish) => {
    await meetingOf(request).act((now) => setSpeaker(now, wish, request.page.actor), request.page);
    return {};
  },

  'speakers.arrange': async (request) => {
    await request.hub.reports.arrange(meetingOf(request), request.page);
    return {};
  },

  'speakers.goByItself': async (request, { byItself }) => {
    await meetingOf(request).act((now) => paceSpeakers(now, byItself, request.page.actor), request.page);
    return {};
  },
};
