import { AccountId, EndpointId, type DropCause, type Instant, type MeetingId, meetingPolicies } from '@diem-cau/shared';
import type { MeetingEvent, StampedEvent } from '../../src/domain/meeting/events.ts';
import type { ExpectedEndpoint } from '../../src/domain/meeting/expected-endpoint.ts';
import type { Actor } from '../../src/domain/kit/actor.ts';

const actor: Actor = { by: 'account', accountId: AccountId.parse('thu-ky'), name: 'Nguyễn Văn An' };

/** As many places as the largest meeting has. */
export const manyPlaces: readonly ExpectedEndpoint[] = Array.from({ length: 66 }, (_, position) => ({
  endpointId: EndpointId.parse(`place-${position}`),
  name: position === 0 ? 'Huyện' : `Xã ${position}`,
  leads: position === 0,
  position,
}));

/** How a meeting is told whose record grew as no usual one does. */
export interface Swelling {
  readonly meetingId: MeetingId;
  readonly places: readonly ExpectedEndpoint[];
  readonly openedAt: Instant;
  readonly count: number;
  readonly closes: boolean;
}

const causes: readonly DropCause[] = ['link-lost', 'page-closed'];

/**
 * A record of `count` events: the line of one place comes and goes every few seconds, which is most of it; somebody else speaks at every
 * turn, lines are graded, screens are shown, and there are many short breaks.
 */
export const swollenRecord = ({ meetingId, places, openedAt, count, closes }: Swelling): StampedEvent[] => {
  const [, flapping, presenting] = places;
  if (flapping === undefined || presenting === undefined) throw new Error('a swollen record needs three places');
  const [flaps, shows] = [flapping.endpointId, presenting.endpointId];
  const events: MeetingEvent[] = [
    {
      type: 'meetingOpened',
      meetingId,
      title: 'Họp giao ban rất dài',
      meetingType: 'giao-ban',
      policy: meetingPolicies['giao-ban'],
      expected: [...places],
      maxEndpoints: 120,
      holdsNoStateSecret: true,
      actor,
    },
    ...places.map(({ endpointId }): MeetingEvent => ({ type: 'endpointJoined', endpointId })),
  ];
  const most = closes ? count - 1 : count;
  for (let turn = 0; events.length < most; turn += 1) {
    const speaker = places[turn % places.length]?.endpointId ?? flaps;
    events.push(
      { type: 'endpointDropped', endpointId: flaps, cause: causes[turn % 2] ?? 'link-lost' },
      { type: 'speakerChanged', endpointId: turn % 3 === 0 ? null : speaker },
      { type: 'endpointResumed', endpointId: flaps },
      { type: 'linkGraded', endpointId: flaps, grade: turn % 2 === 0 ? 'weak' : 'good', loss: 0.03, roundTripMs: 90 },
      ...(turn % 10 === 0
        ? [
            { type: 'sendingStarted' as const, endpointId: shows, source: 'screen' as const },
            { type: 'sendingStopped' as const, endpointId: shows, source: 'screen' as const, cause: 'own' as const },
            { type: 'breakStarted' as const, actor },
            { type: 'breakEnded' as const, actor },
          ]
        : []),
    );
  }
  const told = events.slice(0, most);
  if (closes) told.push({ type: 'meetingClosed', actor });
  return told.map((event, index) => ({ seq: index + 1, at: openedAt + index * 1_500, event }));
};
