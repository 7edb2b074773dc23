import { Refusal, type EndpointId } from '@diem-cau/shared';
import type { Actor } from '../../kit/actor.ts';
import { assertOpen } from '../course/course.ts';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { presentChair } from '../seats/state.ts';
import type { Due } from '../topic.ts';
import { actingNow, chairAwaySince, deputyMs, deputyOf, isSameDeputy, isThere, passesAt } from './acting.ts';
import type { Deputy } from './facts.ts';

const hub: Actor = { by: 'hub' };

/** Names who leads while the chair is away, or with null leaves it to the secretary; nothing where that is so already. */
export const nameDeputy = (meeting: Meeting, deputy: Deputy | null, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  const { named } = meeting.leading;
  return named === deputy || isSameDeputy(named, deputy) ? [] : [{ type: 'deputyNamed', deputy, actor }];
};

const pass = (meeting: Meeting, to: Deputy | null, cause: 'handed-over' | 'assigned', actor: Actor): MeetingEvent[] => {
  if (to === null) throw new Refusal('no-deputy');
  const acting = actingNow(meeting);
  if (acting !== null && isSameDeputy(acting.deputy, to)) return [];
  if (!isThere(meeting, to)) throw new Refusal('deputy-not-there');
  return [{ type: 'leadPassed', to, cause, actor }];
};

/** The chair hands over to the deputy; nothing where a deputy leads. Refuses with `no-deputy`, `deputy-not-there`. */
export const handOver = (meeting: Meeting, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  return actingNow(meeting) === null ? pass(meeting, deputyOf(meeting), 'handed-over', actor) : [];
};

/** The lead goes back to the chair; nothing where it has it. Refuses with `chair-not-there`. @param byDeputy whether whoever leads gives it back */
export const takeBack = (meeting: Meeting, byDeputy: boolean, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  if (actingNow(meeting) === null) return [];
  if (presentChair(meeting.seats) === null) throw new Refusal('chair-not-there');
  return [{ type: 'leadReturned', cause: byDeputy ? 'given-back' : 'taken-back', actor }];
};

/** An admin gives the lead to somebody while the chair is not there; null to the deputy. Refuses with `chair-there`, `no-deputy`, `deputy-not-there`. */
export const assignLead = (meeting: Meeting, to: Deputy | null, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  if (presentChair(meeting.seats) !== null) throw new Refusal('chair-there');
  return pass(meeting, to ?? deputyOf(meeting), 'assigned', actor);
};

/** An endpoint comes: where it is the chair's, it leads again at once, but for a chair that handed over of its own will. */
export const chairIsBack = (meeting: Meeting, endpointId: EndpointId): MeetingEvent[] => {
  const { acting } = meeting.leading;
  const leads = meeting.seats.get(endpointId)?.endpoint.leads === true;
  return leads && acting !== null && acting.cause !== 'handed-over'
    ? [{ type: 'leadReturned', cause: 'back', actor: hub }]
    : [];
};

const returns = (meeting: Meeting): Due | null => {
  const { acting } = meeting.leading;
  if (acting === null) return null;
  const ends = (cause: 'revoked' | 'deputy-away', at: number): Due => ({
    name: `the deputy leads no longer: ${cause}`,
    at,
    decide: (now) =>
      now.leading.acting === acting && returns(now)?.at === at ? [{ type: 'leadReturned', cause, actor: hub }] : [],
  });
  if (actingNow(meeting) === null) return ends('revoked', acting.since);
  if (presentChair(meeting.seats) === null || isThere(meeting, acting.deputy) || acting.deputy.of === 'account')
    return null;
  const since = meeting.leading.away.get(acting.deputy.endpointId);
  return since === undefined ? null : ends('deputy-away', since + deputyMs(meeting));
};

/** The deputy leads when the chair has been away for the set time; who is no deputy any more, or is away while the chair is there, leads no longer. */
export const leadingDue = (meeting: Meeting): readonly Due[] => {
  if (meeting.course.phase.phase === 'closed') return [];
  const back = returns(meeting);
  if (back !== null) return [back];
  const at = passesAt(meeting);
  const deputy = deputyOf(meeting);
  if (at === null || deputy === null) return [];
  const since = chairAwaySince(meeting);
  return [
    {
      name: 'the deputy leads, as the chair is away',
      at,
      decide: (now): MeetingEvent[] =>
        passesAt(now) === at && chairAwaySince(now) === since && isSameDeputy(deputyOf(now), deputy)
          ? [{ type: 'leadPassed', to: deputy, cause: 'away', actor: hub }]
          : [],
    },
  ];
};
