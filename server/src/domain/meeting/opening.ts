import {
  Refusal,
  meetingPolicies,
  type EndpointId,
  type MeetingId,
  type OpeningRequest,
  type UnitId,
} from '@diem-cau/shared';
import type { MeetingEvent } from './events.ts';
import type { ExpectedEndpoint } from './expected-endpoint.ts';
import type { Secretary } from './parts/facts.ts';
import type { Actor } from '../kit/actor.ts';

/** Smallest number of endpoints that a meeting must be able to hold (national criteria for online meetings, row P1c). */
const usualCap = 40;

const granting = ({ delegatesMay }: OpeningRequest) => (delegatesMay === undefined ? {} : { delegatesMay });

/** The list of speakers that is prepared with the opening: all communes of the meeting in its order. */
const speakersOf = (
  { speakerSeconds: seconds }: OpeningRequest,
  expected: readonly ExpectedEndpoint[],
  actor: Actor,
): MeetingEvent[] => {
  const communes = expected.filter(({ leads }) => !leads);
  if (seconds === undefined || communes.length === 0) return [];
  const speakers = communes.map(({ endpointId }) => ({ endpointId, seconds, topic: '' }));
  return [{ type: 'speakersListed', speakers, actor }];
};

/** The checkpoints that are arranged with the opening. */
const checkpointsOf = ({ checkpoints }: OpeningRequest, seed: string, actor: Actor): MeetingEvent[] =>
  checkpoints === undefined ? [] : [{ type: 'checkpointsSet', ...checkpoints, seed, actor }];

/** What an opening names, as it stands on the day. */
export interface Named {
  /** The endpoints that can be expected. */
  readonly directory: ReadonlyMap<EndpointId, ExpectedEndpoint>;
  /** The unit that holds the meeting, where it is not the leading endpoint's. */
  readonly hostUnit: { readonly unitId: UnitId; readonly name: string } | null;
  readonly secretary: Secretary | null;
  /** What times are drawn from that nobody shall guess. */
  readonly seed: string;
}

/**
 * Opens a meeting for the endpoints that the directory holds under the expected ids. Refuses without the declaration
 * (`declaration-needed`) and when an expected endpoint is unknown (`not-found`).
 */
export const openMeeting = (
  request: OpeningRequest,
  { directory, hostUnit, secretary, seed }: Named,
  meetingId: MeetingId,
  actor: Actor,
): MeetingEvent[] => {
  if (!request.holdsNoStateSecret) throw new Refusal('declaration-needed');
  const expected = [...new Set(request.expected)].map((endpointId) => {
    const endpoint = directory.get(endpointId);
    if (endpoint === undefined) throw new Refusal('not-found', [endpointId]);
    return endpoint;
  });
  return [
    {
      type: 'meetingOpened',
      meetingId,
      title: request.title,
      meetingType: request.type,
      policy: { ...meetingPolicies[request.type], ...granting(request) },
      expected,
      maxEndpoints: request.maxEndpoints ?? Math.max(usualCap, expected.length),
      holdsNoStateSecret: true,
      scheduledAt: request.scheduledAt ?? null,
      hostUnit,
      ...(secretary === null ? {} : { secretary }),
      actor,
    },
    ...speakersOf(request, expected, actor),
    ...checkpointsOf(request, seed, actor),
  ];
};
