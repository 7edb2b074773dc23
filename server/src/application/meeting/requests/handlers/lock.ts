import { Refusal } from '@diem-cau/shared';
import {
  admitEndpoint,
  askEntry,
  lockMeeting,
  turnAway,
  unlockMeeting,
} from '../../../../domain/meeting/lock/locking.ts';
import { meetingOf, type HandlersFor } from '../request.ts';

/** Locking a meeting, and who stands before it. */
export const lockHandlers: HandlersFor<'lock'> = {
  'lock.begin': async (request) => {
    await meetingOf(request).act((now) => lockMeeting(now, request.page.actor), request.page);
    return {};
  },

  'lock.end': async (request) => {
    await meetingOf(request).act((now) => unlockMeeting(now, request.page.actor), request.page);
    return {};
  },

  'lock.knock': async ({ page, hub }, { meetingId }) => {
    const { principal, actor } = page;
    if (principal.kind !== 'endpoint') throw new Refusal('forbidden');
    const { endpointId } = principal;
    await hub.liveMeeting(meetingId).turnFloor((meeting, now) => askEntry(meeting, endpointId, now, actor), page);
    return {};
  },

  'lock.admit': async (request, { endpointId }) => {
    await meetingOf(request).act((now) => admitEndpoint(now, endpointId, request.page.actor), request.page);
    return {};
  },

  'lock.turnAway': async (request, { endpointId }) => {
    await meetingOf(request).act((now) => turnAway(now, endpointId, request.page.actor), request.page);
    return {};
  },
};
