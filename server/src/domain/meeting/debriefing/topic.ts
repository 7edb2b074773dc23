import { debriefingRoomSeconds, type DebriefingView, type EndpointId, type Instant } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { awayFrom } from '../seats/seating.ts';
import { nothing, ofAll, type Due, type Moment, type Nothing, type Topic } from '../topic.ts';
import { endDebriefing } from './debriefing.ts';
import type { Debriefing } from './state.ts';
import type { Meeting } from '../meeting.ts';

/** The leading endpoint comes, or goes away. */
const room = (
  state: Debriefing,
  { endpointId }: { readonly endpointId: EndpointId },
  { before: { seats } }: Moment,
  roomAwaySince: Instant | null,
): Debriefing =>
  state.of === null || seats.get(endpointId)?.endpoint.leads !== true
    ? state
    : { ...state, of: { ...state.of, roomAwaySince } };

const debriefingDue = ({ debriefing: { of, ended } }: Meeting): readonly Due[] => {
  if (of === null || ended !== null) return [];
  const { endsAt, roomAwaySince } = of;
  const over: Due = {
    name: 'the time of a debriefing is over',
    at: endsAt,
    decide: (now) => (now.debriefing.of?.endsAt === endsAt ? endDebriefing(now, 'time-over', { by: 'hub' }) : []),
  };
  if (roomAwaySince === null) return [over];
  const away: Due = {
    name: 'the room of a debriefing is away',
    at: roomAwaySince + debriefingRoomSeconds * 1000,
    decide: (now) =>
      now.debriefing.of?.roomAwaySince === roomAwaySince ? endDebriefing(now, 'room-away', { by: 'hub' }) : [],
  };
  return [over, away];
};

/** The debriefing with which a meeting was closed, and when that was over; of a debriefing itself, when it will be. */
export const debriefing: Topic<Debriefing, FactOf<'debriefing'>['type'], DebriefingView, Nothing> = {
  initial: () => ({ began: null, ended: null, of: null }),
  folds: {
    debriefingBegan: (state, { debriefingId, circle }) => ({ ...state, began: { debriefingId, circle } }),
    debriefingEnded: (state, { cause, actor }) => ({ ...state, ended: { cause, actor } }),

    endpointJoined: (state, fact, moment) => room(state, fact, moment, null),
    endpointResumed: (state, fact, moment) => room(state, fact, moment, null),
    endpointDropped: (state, fact, moment) => room(state, fact, moment, awayFrom(fact, moment.at)),
    endpointLeft: (state, fact, moment) => room(state, fact, moment, moment.at),
    // The room could not be heard meanwhile.
    hubStood: ({ of, ...state }, { from }, { at }) =>
      of === null || of.roomAwaySince === null
        ? { ...state, of }
        : { ...state, of: { ...of, roomAwaySince: of.roomAwaySince + Math.max(at - from, 0) } },
  },
  view: ({ debriefing: { began, of } }) => {
    if (of !== null) return { debriefing: { is: 'this', closedAt: of.closedAt, endsAt: of.endsAt } };
    if (began === null) return {};
    const endpointIds = began.circle.map(({ endpointId }) => endpointId);
    return { debriefing: { is: 'next', meetingId: began.debriefingId, endpointIds } };
  },
  seatView: nothing,
  lines: {
    debriefingBegan: ({ circle }) => ofAll(circle.map(({ name }) => name).join(', ')),
    debriefingEnded: ({ cause }) => ofAll(cause),
  },
  due: debriefingDue,
};
