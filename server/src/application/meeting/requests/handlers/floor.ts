import {
  chairSpeaks,
  extendFloor,
  giveFloor,
  setMode,
  takeBack,
  undoLast,
} from '../../../../domain/meeting/floor/chairing.ts';
import { lowerHand, moveHand, raiseHand, withdrawHand, yieldFloor } from '../../../../domain/meeting/floor/hands.ts';
import { callNext, secondsOf } from '../../../../domain/meeting/speakers/calling.ts';
import { meetingOf, seatOf, type HandlersFor } from '../request.ts';

/** Who asks to speak, who may, and for how long. */
export const floorHandlers: HandlersFor<'floor'> = {
  'floor.setMode': async (request, { mode }) => {
    await meetingOf(request).turnFloor((now) => setMode(now, mode, request.page.actor), request.page);
    return {};
  },

  'floor.give': async (request, { endpointId, seconds }) => {
    await meetingOf(request).turnFloor(
      (now) => giveFloor(now, endpointId, seconds ?? secondsOf(now, endpointId), request.page.actor),
      request.page,
    );
    return {};
  },

  'floor.takeBack': async (request, { endpointId }) => {
    await meetingOf(request).turnFloor((now) => takeBack(now, endpointId, request.page.actor), request.page);
    return {};
  },

  'floor.chairSpeaks': async (request) => {
    await meetingOf(request).turnFloor((now) => chairSpeaks(now, request.page.actor), request.page);
    return {};
  },

  'floor.next': async (request) => {
    await meetingOf(request).turnFloor((now, at) => callNext(now, at, request.page.actor), request.page);
    return {};
  },

  'floor.extend': async (request, { endpointId, seconds }) => {
    await meetingOf(request).turnFloor(
      (now) => extendFloor(now, endpointId, seconds, request.page.actor),
      request.page,
    );
    return {};
  },

  'floor.move': async (request, { endpointId, to }) => {
    await meetingOf(request).turnFloor((now) => moveHand(now, endpointId, to, request.page.actor), request.page);
    return {};
  },

  'floor.lower': async (request, { endpointId }) => {
    await meetingOf(request).turnFloor((now) => lowerHand(now, endpointId, request.page.actor), request.page);
    return {};
  },

  'floor.undo': async (request) => {
    await meetingOf(request).turnFloor((now, at) => undoLast(now, at, request.page.actor), request.page);
    return {};
  },

  'floor.background': async (request) => ({ endpoints: await request.hub.floorBackground(meetingOf(request)) }),

  'floor.raiseHand': async (request, hand) => {
    const { meeting, endpointId } = seatOf(request);
    await meeting.turnFloor((now) => raiseHand(now, endpointId, hand), request.page);
    return {};
  },

  'floor.withdrawHand': async (request) => {
    const { meeting, endpointId } = seatOf(request);
    await meeting.turnFloor((now) => withdrawHand(now, endpointId, request.page.actor), request.page);
    return {};
  },

  'floor.yield': async (request) => {
    const { meeting, endpointId } = seatOf(request);
    await meeting.turnFloor((now) => yieldFloor(now, endpointId, request.page.actor), request.page);
    return {};
  },
};
