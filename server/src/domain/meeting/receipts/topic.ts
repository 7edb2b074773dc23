import type { ConclusionsSentView, SeatReceiptsView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { ofAll, ofEndpoint, withEntry, type Topic } from '../topic.ts';
import { namedWork, sameWork, type Receipts } from './state.ts';

/** Which conclusions were sent to the endpoints whom they concern, and who received which. */
export const receipts: Topic<Receipts, FactOf<'receipts'>['type'], ConclusionsSentView, SeatReceiptsView> = {
  initial: () => new Map(),
  folds: {
    conclusionSent: (state, { conclusionId, assigned, to }, { at }) => {
      const known = state.get(conclusionId);
      if (known !== undefined && sameWork(known.assigned, assigned))
        return new Map(state).set(conclusionId, { ...known, to });
      const received = [...(known?.received.keys() ?? [])].map((each) => [each, known?.assigned ?? assigned] as const);
      const before = new Map([...(known?.before ?? []), ...received]);
      const others = [...state].filter(([each]) => each !== conclusionId);
      return new Map([...others, [conclusionId, { assigned, to, sentAt: at, received: new Map(), before }]]);
    },
    conclusionReceived: (state, { conclusionId, endpointId }, { at }) =>
      withEntry(state, conclusionId, (sent) => ({ ...sent, received: new Map(sent.received).set(endpointId, at) })),
    conclusionRecalled: (state, { conclusionId }) => new Map([...state].filter(([each]) => each !== conclusionId)),
  },
  view: ({ receipts: sent }, audience) => ({
    conclusions:
      audience === 'room' || audience === 'desk'
        ? [...sent].map(([conclusionId, { sentAt, assigned }]) => ({ conclusionId, sentAt, work: namedWork(assigned) }))
        : [],
  }),
  seatView: ({ receipts: sent }, { endpoint: { endpointId } }, audience) => {
    if (audience === 'technician' || sent.size === 0) return {};
    const asked = [...sent].flatMap(([conclusionId, { to, sentAt, received }]) => {
      const receivedAt = received.get(endpointId) ?? null;
      const isTold = to.includes(endpointId) && (audience !== 'seat' || receivedAt === null);
      return isTold ? [{ conclusionId, sentAt, receivedAt }] : [];
    });
    return asked.length === 0 ? {} : { asked };
  },
  lines: {
    conclusionSent: ({ assigned, to }) => ofAll(`${to.length} ${namedWork(assigned)}`),
    conclusionReceived: (fact) => ofEndpoint(fact, fact.work),
    conclusionRecalled: ({ cause, work }) => ofAll(`${cause} ${work}`),
  },
};
