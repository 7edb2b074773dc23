import { setHalfDuplex } from '../../../../domain/meeting/duplex/setting.ts';
import { meetingOf, seatOf, type HandlersFor } from '../request.ts';

/** How an endpoint's room sounds to the others. */
export const soundHandlers: HandlersFor<'sound'> = {
  'sound.setHalfDuplex': async (request, { endpointId, on }) => {
    const { page } = request;
    await meetingOf(request).act((meeting) => setHalfDuplex(meeting, endpointId, on, page.actor), page);
    return {};
  },

  'sound.setOwnHalfDuplex': async (request, { on }) => {
    const { page } = request;
    const { meeting, endpointId } = seatOf(request);
    await meeting.act((now) => setHalfDuplex(now, endpointId, on, page.actor), page);
    return {};
  },
};
