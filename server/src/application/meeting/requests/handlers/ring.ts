import { Refusal, type EndpointId } from '@diem-cau/shared';
import { mayIn } from '../../../../domain/meeting/parts/standing.ts';
import { beginRing, endRing } from '../../../../domain/meeting/rings/ringing.ts';
import { isPresent } from '../../../../domain/meeting/seats/state.ts';
import type { Hub } from '../../hub.ts';
import { meetingOf, type HandlersFor } from '../request.ts';

/** Refuses with `endpoint-busy`, and with `no-page-there` an endpoint of which no page waits: with whom to call there, where that `mayBeTold`. */
const assertWaits = async ({ checks }: Hub, endpointId: EndpointId, mayBeTold: boolean): Promise<void> => {
  const row = (await checks.board()).rows.find((each) => each.endpointId === endpointId);
  if (row?.standing === 'in-meeting') throw new Refusal('endpoint-busy');
  if (row !== undefined && row.standing !== 'away') return;
  const call = [row?.name, ...(mayBeTold ? [row?.phone, row?.contact] : [])].filter((word) => word);
  throw new Refusal('no-page-there', [call.join(' · ')]);
};

/** Calling an endpoint that is missing. */
export const ringHandlers: HandlersFor<'ring'> = {
  'ring.begin': async (request, { endpointId }) => {
    const { page, hub } = request;
    const live = meetingOf(request);
    const seat = live.meeting.seats.get(endpointId);
    // Only where there is something to ring; all else the meeting itself refuses.
    if (seat !== undefined && !seat.endpoint.leads && !isPresent(seat))
      await assertWaits(hub, endpointId, mayIn(live.meeting, page.principal, 'readDirectory'));
    await live.turnFloor((meeting, now) => beginRing(meeting, endpointId, now, page.actor), page);
    return {};
  },

  'ring.end': async (request, { endpointId }) => {
    await meetingOf(request).act((now) => endRing(now, endpointId, request.page.actor), request.page);
    return {};
  },
};
