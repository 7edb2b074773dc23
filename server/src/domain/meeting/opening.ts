import { Refusal, meetingPolicies, type EndpointId, type MeetingId, type OpeningRequest } from '@diem-cau/shared';
import type { MeetingEvent, MeetingEventOf } from './events.ts';
import type { ExpectedEndpoint } from './expected-endpoint.ts';
import type { Actor } from '../kit/actor.ts';

/** Smallest number of endpoints that a meeting must be able to hold (national criteria for online meetings, row P1c). */
const usualCap = 40;

/**
 * Opens a meeting for the endpoints that `directory` holds under the expected ids. Refuses without the declaration
 * (`declaration-needed`) and when an expected endpoint is unknown (`not-found`). `hostUnit` is the unit that holds it, where it is
 * not the leading endpoint's.
 */
export const openMeeting = (
  request: OpeningRequest,
  directory: ReadonlyMap<EndpointId, ExpectedEndpoint>,
  meetingId: MeetingId,
  actor: Actor,
  hostUnit: MeetingEventOf<'meetingOpened'>['hostUnit'] = null,
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
      policy: meetingPolicies[request.type],
      expected,
      maxEndpoints: request.maxEndpoints ?? Math.max(usualCap, expected.length),
      holdsNoStateSecret: true,
      scheduledAt: request.scheduledAt ?? null,
      hostUnit: hostUnit ?? null,
      actor,
    },
  ];
};
