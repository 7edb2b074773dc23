import { askedOf, receiveConclusion } from '../../../../domain/meeting/receipts/receiving.ts';
import { seatOf, type HandlersFor } from '../request.ts';

/** Conclusions that endpoints receive while the meeting goes on. */
export const receiptHandlers: HandlersFor<'receipts'> = {
  'receipts.send': async ({ hub, page }, sending) => ({ concerned: await hub.conclusions.send(sending, page) }),

  'receipts.recall': async ({ hub, page }, sending) => {
    await hub.conclusions.recall(sending, page);
    return {};
  },

  'receipts.read': (request, { conclusionId }) => {
    const { meeting, endpointId } = seatOf(request);
    const { sentAt, assigned, before } = askedOf(meeting.meeting, endpointId, conclusionId);
    return { sentAt, assigned, before: before.get(endpointId) ?? null };
  },

  'receipts.give': async (request, seen) => {
    const { meeting, endpointId } = seatOf(request);
    await meeting.act((now) => receiveConclusion(now, endpointId, seen, request.page.actor), request.page);
    return {};
  },
};
