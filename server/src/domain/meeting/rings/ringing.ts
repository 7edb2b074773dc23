import { Refusal, ringSeconds, type EndpointId, type Instant } from '@diem-cau/shared';
import type { Actor } from '../../kit/actor.ts';
import { assertOpen } from '../course/course.ts';
import type { MeetingEvent, MeetingEventOf } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { isPresent } from '../seats/state.ts';
import type { Due } from '../topic.ts';
import type { Rings } from './state.ts';

/** An endpoint is called so often within so many milliseconds at most: a key that is held lets no room ring for ever. */
export const mostRings = { count: 3, withinMs: 20_000 } as const;

/** The expected endpoint that is not in the meeting. Refuses with `not-found`, `forbidden` the one that leads, `attends-here`. */
const assertMissing = (meeting: Meeting, endpointId: EndpointId): void => {
  const seat = meeting.seats.get(endpointId);
  if (seat === undefined) throw new Refusal('not-found');
  if (seat.endpoint.leads) throw new Refusal('forbidden');
  if (isPresent(seat)) throw new Refusal('attends-here');
};

/** Calls a missing endpoint; nothing where it rings already. Refuses as `assertMissing`, and with `too-many-requests` whoever calls again and again. */
export const beginRing = (meeting: Meeting, endpointId: EndpointId, now: Instant, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  assertMissing(meeting, endpointId);
  const ring = meeting.rings.get(endpointId);
  if (ring?.stands === 'ringing' || ring?.stands === 'broken') return [];
  const first = ring?.begun.at(-mostRings.count);
  if (first !== undefined && now - first < mostRings.withinMs)
    throw new Refusal('too-many-requests', [], { retryAfterMs: first + mostRings.withinMs - now });
  return [{ type: 'endpointRung', endpointId, actor }];
};

/** Takes a ring back; nothing where it does not ring. */
export const endRing = (meeting: Meeting, endpointId: EndpointId, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  return meeting.rings.get(endpointId)?.stands === 'ringing'
    ? [{ type: 'ringEnded', endpointId, cause: 'taken-back', actor }]
    : [];
};

/** Whoever comes while it is called has answered. */
export const answeredRing = (rings: Rings, endpointId: EndpointId): MeetingEventOf<'ringEnded'>[] => {
  const stands = rings.get(endpointId)?.stands;
  return stands === 'ringing' || stands === 'broken'
    ? [{ type: 'ringEnded', endpointId, cause: stands === 'ringing' ? 'answered' : 'hub', actor: { by: 'hub' } }]
    : [];
};

/** A ring that nobody answers ends by itself; one that a hub did not survive ends as soon as it is back. */
export const ringDue = ({ rings }: Meeting): readonly Due[] =>
  [...rings].flatMap(([endpointId, { stands, since }]) => {
    if (stands !== 'ringing' && stands !== 'broken') return [];
    const cause = stands === 'ringing' ? 'given-up' : 'hub';
    return [
      {
        name: `ring of ${endpointId} is over: ${cause}`,
        at: stands === 'ringing' ? since + ringSeconds * 1000 : since,
        decide: (now: Meeting): MeetingEvent[] => {
          const ring = now.rings.get(endpointId);
          return ring?.stands === stands && ring.since === since
            ? [{ type: 'ringEnded', endpointId, cause, actor: { by: 'hub' } }]
            : [];
        },
      },
    ];
  });
