import type { DeputyView, EndpointId, Instant, LeadingView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { awayFrom } from '../seats/seating.ts';
import { isPresent } from '../seats/state.ts';
import { nothing, ofAll, withAll, type Moment, type Nothing, type Topic } from '../topic.ts';
import { actingNow, deputyOf, passesAt } from './acting.ts';
import type { Deputy } from './facts.ts';
import { leadingDue } from './passing.ts';
import type { Leading } from './state.ts';

const gone = (state: Leading, endpointId: EndpointId, since: Instant): Leading => ({
  ...state,
  away: new Map(state.away).set(endpointId, since),
});

/** Whoever led in the chair's place does no longer. @param shutOut whether because nobody lets it in any more */
const ended = (state: Leading, at: Instant, shutOut = false): Leading =>
  state.acting === null ? state : { ...state, acting: null, last: { ...state.acting, until: at, shutOut } };

/** Whoever comes is away no longer; the chair leads again, unless it handed over of its own will. */
const come = (
  state: Leading,
  { endpointId }: { readonly endpointId: EndpointId },
  { at, before: { seats } }: Moment,
): Leading => ({
  ...(seats.get(endpointId)?.endpoint.leads === true && state.acting?.cause !== 'handed-over'
    ? ended(state, at)
    : state),
  away: new Map([...state.away].filter(([each]) => each !== endpointId)),
});

const later = (state: Leading, ms: number): Leading => ({ ...state, away: withAll(state.away, (since) => since + ms) });

const shutOut = (last: NonNullable<Leading['last']>): { readonly shutOut?: true } =>
  last.shutOut ? { shutOut: true } : {};

const seen = (deputy: Deputy): DeputyView =>
  deputy.of === 'endpoint' ? deputy : { of: 'account', accountId: deputy.accountId, name: deputy.name };

/** Who leads in the chair's place: who was named to, who does, and since when the chair has been away. */
export const leading: Topic<Leading, FactOf<'leading'>['type'], LeadingView, Nothing> = {
  initial: () => ({ named: null, acting: null, last: null, away: new Map() }),
  folds: {
    deputyNamed: (state, { deputy }) => ({ ...state, named: deputy }),
    leadPassed: (state, { to, cause }, { at }) => ({ ...state, acting: { deputy: to, since: at, cause } }),
    leadReturned: (state, { cause }, { at }) => ended(state, at, cause === 'shut-out'),
    personShutOut: (state, { accountId }) =>
      state.named?.of === 'account' && state.named.accountId === accountId ? { ...state, named: null } : state,

    endpointJoined: come,
    endpointResumed: come,
    endpointDropped: (state, fact, { at }) => gone(state, fact.endpointId, awayFrom(fact, at)),
    endpointLeft: (state, { endpointId }, { at }) => gone(state, endpointId, at),
    // Nobody could come back before the hub did: the time counts from now.
    hubReturned: (state, _fact, { at, before: { seats } }) => {
      const left = [...seats].filter(([endpointId, seat]) => isPresent(seat) || state.away.has(endpointId));
      return { ...state, away: new Map(left.map(([endpointId]) => [endpointId, at])) };
    },
    hubStood: (state, { from }, { at }) => later(state, Math.max(at - from, 0)),
    meetingClosed: (state) => ({ ...state, acting: null, away: new Map() }),
  },
  view: (meeting) => {
    const deputy = deputyOf(meeting);
    const acting = actingNow(meeting);
    const { last } = meeting.leading;
    return {
      leading: {
        deputy: deputy === null ? null : seen(deputy),
        acting: acting === null ? null : { ...acting, deputy: seen(acting.deputy) },
        last: last === null ? null : { name: last.deputy.name, since: last.since, until: last.until, ...shutOut(last) },
        passesAt: passesAt(meeting),
      },
    };
  },
  seatView: nothing,
  lines: {
    deputyNamed: ({ deputy }) => ofAll(deputy?.name ?? ''),
    leadPassed: ({ to, cause }) => ofAll(`${cause} ${to.name}`),
    leadReturned: ({ cause }) => ofAll(cause),
  },
  due: leadingDue,
};
