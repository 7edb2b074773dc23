import type {
  AccountChoice,
  Day,
  EndpointBody,
  EndpointId,
  GrantedRight,
  Instant,
  MeetingPolicy,
  MeetingType,
  OpeningRequest,
  RecordingChoice,
  UnitBody,
} from '@diem-cau/shared';
import {
  CheckpointSetting,
  foldForSearch,
  meetingPolicies,
  usualPlannedMinutes,
  usualSpeakerSeconds,
} from '@diem-cau/shared';
import { readSeconds } from '../../../core/floor/read-seconds.ts';
import type { DeskTimes } from '../../../ui/desk/desk-times.ts';
import type { WrittenMoment } from '../../../ui/desk/moment-field.tsx';
import { readMoment } from '../../../ui/desk/written-times.ts';

/** The opening form as it stands. */
export interface OpeningDraft {
  /** Null until somebody types: then a title is proposed from the type and the day. */
  readonly title: string | null;
  readonly type: MeetingType;
  readonly chosen: ReadonlySet<EndpointId>;
  /** Null leaves the cap to the hub. */
  readonly maxEndpoints: number | null;
  readonly holdsNoStateSecret: boolean;
  /** When the invitation says that it begins; without a time of day nobody said so. */
  readonly scheduled: WrittenMoment;
  /** Whether the person said that it is to open now although the invited time is far ahead. */
  readonly opensAhead: boolean;
  /** Null leaves the host to be the unit of the leading endpoint. */
  readonly host: UnitBody | null;
  /** Null for a meeting without a secretary of its own. */
  readonly secretary: AccountChoice | null;
  /** The endpoint that leads where the chair is away; null leaves it to the secretary. */
  readonly deputy: EndpointId | null;
  /** What endpoints that neither lead nor hold the meeting may send; null leaves it to the type. */
  readonly delegatesMay: readonly GrantedRight[] | null;
  /** Whether it is recorded; null leaves it to the type, as it does where the rule of the type leaves nothing to wish for. */
  readonly recording: RecordingChoice | null;
  /** For how many minutes each commune is to speak, on a list of speakers that is there from the opening on; null without one. */
  readonly speakerMinutes: number | null;
  /** How often communes confirm their presence at random times, and within how long; null without checkpoints. */
  readonly checkpoints: CheckpointSetting | null;
  /** For how many minutes it is planned; null for none, `usual` leaves it to the type. */
  readonly plannedMinutes: number | null | 'usual';
  /** Whether the list of speakers is arranged by the written reports that are called for today. */
  readonly byReports: boolean;
}

/**
 * A fresh form: a regular briefing of all endpoints that are in use.
 * @param today as it is written, `30/06/2025`
 * @param reportsAreCalled whether written reports are called for today: then the list of speakers is proposed by them
 */
export const freshDraft = (
  endpoints: readonly EndpointBody[],
  today: string,
  reportsAreCalled = false,
): OpeningDraft => ({
  title: null,
  type: 'giao-ban',
  chosen: new Set(endpoints.map(({ endpointId }) => endpointId)),
  maxEndpoints: null,
  holdsNoStateSecret: false,
  scheduled: { day: today, clock: '' },
  opensAhead: false,
  host: null,
  secretary: null,
  deputy: null,
  delegatesMay: null,
  recording: null,
  speakerMinutes: reportsAreCalled ? usualSpeakerSeconds('giao-ban') / 60 : null,
  checkpoints: null,
  plannedMinutes: 'usual',
  byReports: reportsAreCalled,
});

/** For how many minutes the meeting would be planned as the form stands; null for none. */
export const plannedOf = ({ type, plannedMinutes }: Pick<OpeningDraft, 'type' | 'plannedMinutes'>): number | null =>
  plannedMinutes === 'usual' ? usualPlannedMinutes[type] : plannedMinutes;

/** What the meeting would prescribe as the form stands. */
export const policyOf = ({ type, delegatesMay }: OpeningDraft): MeetingPolicy => ({
  ...meetingPolicies[type],
  ...(delegatesMay === null ? {} : { delegatesMay: [...delegatesMay] }),
});

/** The endpoints that a search without tone marks leaves, in the directory's order. */
export const searchEndpoints = (endpoints: readonly EndpointBody[], words: string): EndpointBody[] => {
  const wanted = foldForSearch(words);
  return endpoints.filter(({ name }) => foldForSearch(name).includes(wanted));
};

/** Takes endpoints into the choice or out of it. */
export const choose = (
  chosen: ReadonlySet<EndpointId>,
  endpoints: readonly EndpointBody[],
  wanted: boolean,
): ReadonlySet<EndpointId> => {
  const next = new Set(chosen);
  for (const { endpointId } of endpoints)
    if (wanted) next.add(endpointId);
    else next.delete(endpointId);
  return next;
};

type Zone = Pick<DeskTimes, 'aheadMs'>;

const saysWhen = ({ clock }: WrittenMoment): boolean => clock.trim() !== '';

const scheduledAt = (scheduled: WrittenMoment, times: Zone) =>
  saysWhen(scheduled) ? readMoment(scheduled.day, scheduled.clock, times) : null;

/** A meeting that is opened so long before its invited time, in milliseconds, was probably meant for another day. */
const farAheadMs = 30 * 60_000;

/** Whether the invited time lies so far ahead that the person is asked: opening is at once, and calls all endpoints. */
export const isFarAhead = ({ scheduled }: OpeningDraft, now: Instant, times: Zone): boolean =>
  (scheduledAt(scheduled, times) ?? now) - now > farAheadMs;

/** The units that a meeting on that day can be held by, in the directory's order, found without tone marks. */
export const findHosts = (units: readonly UnitBody[], day: Day, words: string): UnitBody[] => {
  const wanted = foldForSearch(words);
  return units.filter(
    ({ name, kind, validFrom, validTo }) =>
      (validFrom === null || validFrom <= day) &&
      (validTo === null || day <= validTo) &&
      foldForSearch(`${kind} ${name}`).includes(wanted),
  );
};

/** What still has to be mended before the meeting can be opened. */
export type OpeningFault =
  'title' | 'endpoints' | 'cap' | 'scheduled' | 'ahead' | 'speakers' | 'checkpoints' | 'declaration';

/** Whether a fault lies in a field that is folded away at first. */
export const liesInMore = (fault: OpeningFault): boolean =>
  ['cap', 'scheduled', 'ahead', 'speakers', 'checkpoints'].includes(fault);

/** All faults of the form, in the order of its fields. */
export const openingFaults = (draft: OpeningDraft, title: string, now: Instant, times: Zone): OpeningFault[] => {
  const { chosen, maxEndpoints, holdsNoStateSecret, scheduled, speakerMinutes } = draft;
  return [
    ...(title.trim() === '' ? (['title'] as const) : []),
    ...(chosen.size === 0 ? (['endpoints'] as const) : []),
    ...(maxEndpoints !== null && maxEndpoints < chosen.size ? (['cap'] as const) : []),
    ...(saysWhen(scheduled) && scheduledAt(scheduled, times) === null ? (['scheduled'] as const) : []),
    ...(isFarAhead(draft, now, times) && !draft.opensAhead ? (['ahead'] as const) : []),
    ...(speakerMinutes !== null && readSeconds(speakerMinutes) === null ? (['speakers'] as const) : []),
    ...(draft.checkpoints === null || CheckpointSetting.safeParse(draft.checkpoints).success
      ? []
      : (['checkpoints'] as const)),
    ...(holdsNoStateSecret ? [] : (['declaration'] as const)),
  ];
};

const listing = ({
  type,
  speakerMinutes,
  byReports,
}: OpeningDraft): Pick<OpeningRequest, 'speakerSeconds' | 'byReports'> => {
  const seconds = speakerMinutes === null ? null : readSeconds(speakerMinutes);
  return {
    ...(seconds === null ? {} : { speakerSeconds: seconds }),
    ...(byReports && type === 'giao-ban' ? { byReports } : {}),
  };
};

const planning = (draft: OpeningDraft): Pick<OpeningRequest, 'plannedMinutes'> => {
  const plannedMinutes = plannedOf(draft);
  return plannedMinutes === null ? {} : { plannedMinutes };
};

/** The request that the form makes; the endpoints in the directory's order. */
export const openingRequest = (
  draft: OpeningDraft,
  title: string,
  endpoints: readonly EndpointBody[],
  times: Zone,
): OpeningRequest => ({
  ...listing(draft),
  title: title.trim(),
  type: draft.type,
  expected: endpoints.map(({ endpointId }) => endpointId).filter((endpointId) => draft.chosen.has(endpointId)),
  holdsNoStateSecret: draft.holdsNoStateSecret,
  scheduledAt: scheduledAt(draft.scheduled, times),
  hostUnitId: draft.host?.unitId ?? null,
  secretaryId: draft.secretary?.accountId ?? null,
  ...planning(draft),
  ...(draft.checkpoints === null ? {} : { checkpoints: draft.checkpoints }),
  ...(draft.deputy !== null && draft.chosen.has(draft.deputy)
    ? { deputy: { of: 'endpoint' as const, endpointId: draft.deputy } }
    : {}),
  ...(draft.maxEndpoints === null ? {} : { maxEndpoints: draft.maxEndpoints }),
  ...(draft.delegatesMay === null ? {} : { delegatesMay: [...draft.delegatesMay] }),
  ...(draft.recording === null ? {} : { recording: draft.recording }),
});
