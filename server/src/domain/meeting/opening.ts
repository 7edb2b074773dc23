import {
  Refusal,
  meetingPolicies,
  recordingChosen,
  type EndpointId,
  type MeetingId,
  type OpeningRequest,
  type RecordingRule,
  type UnitId,
} from '@diem-cau/shared';
import type { MeetingEvent } from './events.ts';
import type { ExpectedEndpoint } from './expected-endpoint.ts';
import { deputyEndpoint } from './leading/deputy-endpoint.ts';
import type { Deputy } from './leading/facts.ts';
import type { Secretary } from './parts/facts.ts';
import type { Actor } from '../kit/actor.ts';

/** Smallest number of endpoints that a meeting must be able to hold (national criteria for online meetings, row P1c). */
const usualCap = 40;

/** Whether it is recorded, and for how long that is kept. Refuses with `recording-required` or `recording-forbidden` a wish against the rule of its type. */
const recordingBy = ({ recording: wish }: OpeningRequest, rule: RecordingRule) => {
  const recording = recordingChosen(rule, wish);
  if (wish !== undefined && wish !== recording)
    throw new Refusal(recording === 'always' ? 'recording-required' : 'recording-forbidden');
  return { recording, recordingDays: rule.days };
};

const wished = ({ delegatesMay, deputySeconds }: OpeningRequest) => ({
  ...(delegatesMay === undefined ? {} : { delegatesMay }),
  ...(deputySeconds === undefined ? {} : { deputySeconds }),
});

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

/** When it is to be over, where the opening says so. */
const plannedOf = ({ plannedMinutes: minutes }: OpeningRequest, actor: Actor): MeetingEvent[] =>
  minutes === undefined ? [] : [{ type: 'endPlanned', minutes, actor }];

/** The checkpoints that are arranged with the opening. */
const checkpointsOf = ({ checkpoints }: OpeningRequest, seed: string, actor: Actor): MeetingEvent[] =>
  checkpoints === undefined ? [] : [{ type: 'checkpointsSet', ...checkpoints, seed, actor }];
/** Who leads where the chair is away, where the opening says so. Refuses with `not-found`, with `forbidden` an endpoint that leads. */
const deputyNamed = (
  { deputy }: OpeningRequest,
  expected: readonly ExpectedEndpoint[],
  person: Deputy | null,
  actor: Actor,
): MeetingEvent[] => {
  if (deputy?.of !== 'endpoint') return person === null ? [] : [{ type: 'deputyNamed', deputy: person, actor }];
  const seats = new Map(expected.map((endpoint) => [endpoint.endpointId, { endpoint }]));
  return [{ type: 'deputyNamed', deputy: deputyEndpoint(seats, deputy.endpointId), actor }];
};

/** What an opening names, as it stands on the day. */
export interface Named {
  /** The endpoints that can be expected. */
  readonly directory: ReadonlyMap<EndpointId, ExpectedEndpoint>;
  /** The unit that holds the meeting, where it is not the leading endpoint's. */
  readonly hostUnit: { readonly unitId: UnitId; readonly name: string } | null;
  readonly secretary: Secretary | null;
  /** How meetings of its type are recorded. */
  readonly recordingRule: RecordingRule;
  /** What times are drawn from that nobody shall guess. */
  readonly seed: string;
  /** A person who leads where the chair is away; null where the opening names none. */
  readonly deputy: Deputy | null;
  /** After so many seconds in which nobody speaks all see who is there; null where the stage stays as it is. */
  readonly gallerySeconds: number | null;
}

/**
 * Opens a meeting for the endpoints that the directory holds under the expected ids. Refuses without the declaration
 * (`declaration-needed`), when an expected endpoint is unknown (`not-found`), and a recording against the rule of its type (`recording-required`,
 * `recording-forbidden`).
 */
export const openMeeting = (
  request: OpeningRequest,
  { directory, hostUnit, secretary, deputy, recordingRule, seed, gallerySeconds }: Named,
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
      policy: { ...meetingPolicies[request.type], ...recordingBy(request, recordingRule), ...wished(request) },
      expected,
      maxEndpoints: request.maxEndpoints ?? Math.max(usualCap, expected.length),
      holdsNoStateSecret: true,
      scheduledAt: request.scheduledAt ?? null,
      hostUnit,
      ...(secretary === null ? {} : { secretary }),
      ...(gallerySeconds === null ? {} : { gallerySeconds }),
      actor,
    },
    ...plannedOf(request, actor),
    ...deputyNamed(request, expected, deputy, actor),
    ...speakersOf(request, expected, actor),
    ...checkpointsOf(request, seed, actor),
  ];
};
