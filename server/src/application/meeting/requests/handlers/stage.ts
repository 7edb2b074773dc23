import { usualTourSeconds } from '@diem-cau/shared';
import { addToStage, removeFromStage, showOnStage, undoStage } from '../../../../domain/meeting/stage/showing.ts';
import { beginTour, endTour, tourOn } from '../../../../domain/meeting/stage/touring.ts';
import { meetingOf, type HandlersFor } from '../request.ts';

/** What everybody sees large. */
export const stageHandlers: HandlersFor<'stage'> = {
  'stage.show': async (request, { choice }) => {
    await meetingOf(request).act((now) => showOnStage(now, choice, request.page.actor), request.page);
    return {};
  },

  'stage.add': async (request, { endpointId }) => {
    await meetingOf(request).act((now) => addToStage(now, endpointId, request.page.actor), request.page);
    return {};
  },

  'stage.remove': async (request, { endpointId }) => {
    await meetingOf(request).act((now) => removeFromStage(now, endpointId, request.page.actor), request.page);
    return {};
  },

  'stage.tour': async (request, { seconds = usualTourSeconds }) => {
    await meetingOf(request).act((now) => beginTour(now, seconds, request.page.actor), request.page);
    return {};
  },

  'stage.tourOn': async (request, { from }) => {
    await meetingOf(request).act((now) => tourOn(now, from, request.page.actor), request.page);
    return {};
  },

  'stage.endTour': async (request) => {
    await meetingOf(request).act((now) => endTour(now, request.page.actor), request.page);
    return {};
  },

  'stage.undo': async (request) => {
    await meetingOf(request).act((now, at) => undoStage(now, at, request.page.actor), request.page);
    return {};
  },
};
