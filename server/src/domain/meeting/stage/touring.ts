import { Refusal, type EndpointId, type Instant } from '@diem-cau/shared';
import { assertOpen } from '../course/course.ts';
import type { Actor } from '../../kit/actor.ts';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { isPresent } from '../seats/state.ts';
import type { Due } from '../topic.ts';
import type { Tour } from './state.ts';

/**
 * Views all communes in turn, in the directory's order, each for so many seconds; who is away when its turn comes is skipped. Nothing while a
 * round is being made. Refuses with `nobody-there`.
 */
export const beginTour = (meeting: Meeting, seconds: number, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  if (meeting.stage.tour !== null) return [];
  const communes = [...meeting.seats.values()].filter(({ endpoint }) => !endpoint.leads);
  const first = communes.findIndex(isPresent);
  if (first === -1) throw new Refusal('nobody-there');
  return [
    { type: 'tourBegan', stops: communes.slice(first).map(({ endpoint }) => endpoint.endpointId), seconds, actor },
  ];
};

/** The next who is there; else the round is over. */
const onward = ({ seats }: Meeting, { left }: Tour, actor: Actor): MeetingEvent[] => {
  const next = left.find((each) => isPresent(seats.get(each)));
  return next === undefined
    ? [{ type: 'tourEnded', cause: 'over', actor }]
    : [{ type: 'tourMoved', endpointId: next, actor }];
};

/** Goes on to the next at once. Nothing where no round is being made, or another than `from` is seen: two who press at once skip nobody. */
export const tourOn = (meeting: Meeting, from: EndpointId | undefined, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  const { tour } = meeting.stage;
  return tour === null || (from !== undefined && from !== tour.endpointId) ? [] : onward(meeting, tour, actor);
};

/** Views them no longer. Nothing where no round is being made. */
export const endTour = (meeting: Meeting, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  return meeting.stage.tour === null ? [] : [{ type: 'tourEnded', cause: 'stopped', actor }];
};

/** When the round leaves whom it views now: when its seconds are over, or it went away; nobody is away because the hub was. */
const leavesAt = ({ seats }: Meeting, { endpointId, until }: Tour): Instant => {
  const presence = seats.get(endpointId)?.presence;
  if (presence?.state === 'left') return Math.min(until, presence.since);
  return presence?.state === 'dropped' && presence.cause !== 'hub' ? Math.min(until, presence.since) : until;
};

/** The round goes on by itself. */
export const tourDue = (meeting: Meeting): readonly Due[] => {
  const { tour } = meeting.stage;
  if (tour === null) return [];
  const at = leavesAt(meeting, tour);
  return [
    {
      name: `round leaves ${tour.endpointId}`,
      at,
      decide: (now) => {
        const going = now.stage.tour;
        const still = going?.endpointId === tour.endpointId && leavesAt(now, going) === at;
        return still ? onward(now, going, { by: 'hub' }) : [];
      },
    },
  ];
};
