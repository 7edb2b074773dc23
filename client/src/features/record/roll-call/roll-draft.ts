import {
  AttendeeState,
  EndpointId,
  isPresent,
  PersonId,
  type ConfirmedRoll,
  type EndpointRollCall,
  type RollCallEntry,
} from '@diem-cau/shared';
import { z } from 'zod';

/** A person on a roll that is being made; unlike an attendee's, its lines may still be empty. */
export const AttendeeDraft = z.strictObject({
  personId: PersonId.nullable(),
  name: z.string(),
  position: z.string(),
  unit: z.string(),
  state: AttendeeState,
  reason: z.string(),
  lateMinutes: z.number().nullable(),
  leftEarlyMinutes: z.number().nullable(),
  substituteFor: z.strictObject({ personId: PersonId.nullable(), name: z.string(), reason: z.string() }).nullable(),
  /** Whether it is whom another call found at another endpoint; missing while nobody has answered. */
  sameAs: EndpointId.nullable().optional(),
});
export type AttendeeDraft = z.infer<typeof AttendeeDraft>;

/** The roll of one endpoint in one call as the clerk has it on the page. */
export const RollDraft = z.strictObject({
  attendees: z.array(AttendeeDraft),
  others: z.number(),
  note: z.string(),
  /** Why it differs from what was confirmed, or from what the machine saw. */
  reason: z.string(),
  /** The entry in force when the clerk began; null where there was none. */
  replaces: z.int().nullable(),
});
export type RollDraft = z.infer<typeof RollDraft>;

/** The roll in force of one call; null where nobody confirmed one. */
export const rollInForce = ({ confirmed }: EndpointRollCall, call: number): ConfirmedRoll | null =>
  confirmed.find((each) => each.call === call) ?? null;

/** What stands on the page before the clerk types: the roll in force, else what the hub proposes. */
export const freshDraft = (endpoint: EndpointRollCall, call: number): RollDraft => {
  const inForce = rollInForce(endpoint, call);
  const roll = inForce?.roll ?? endpoint.proposal;
  return { ...roll, reason: '', replaces: inForce?.seq ?? null };
};

/** How people are present at an endpoint: in person where the chair sits, elsewhere online. */
export const presenceAt = ({ leads }: Pick<EndpointRollCall, 'leads'>): AttendeeState =>
  leads ? 'in-person' : 'online';

/** A person in another state; what makes no sense in it is taken out. */
export const withState = (attendee: AttendeeDraft, state: AttendeeState): AttendeeDraft => ({
  ...attendee,
  state,
  ...(isPresent({ state })
    ? { reason: '' }
    : { reason: attendee.reason, lateMinutes: null, leftEarlyMinutes: null, substituteFor: null }),
});

/** Everybody who was not called yet is there. */
export const allPresent = (draft: RollDraft, state: AttendeeState): RollDraft => ({
  ...draft,
  attendees: draft.attendees.map((each) => (each.state === 'not-called' ? withState(each, state) : each)),
});

/** Adds somebody as present; a person of the directory who is on the roll already is not added twice. */
export const withPerson = (
  draft: RollDraft,
  person: Pick<AttendeeDraft, 'personId' | 'name' | 'position' | 'unit'>,
  state: AttendeeState,
): RollDraft => {
  const { personId, name, position, unit } = person;
  if (personId !== null && draft.attendees.some((each) => each.personId === personId)) return draft;
  const added = { state, reason: '', lateMinutes: null, leftEarlyMinutes: null, substituteFor: null };
  return { ...draft, attendees: [...draft.attendees, { personId, name, position, unit, ...added }] };
};

/** Puts another row in the place of one; null takes it off the roll. */
export const withRow = (draft: RollDraft, index: number, row: AttendeeDraft | null): RollDraft => ({
  ...draft,
  attendees: draft.attendees.flatMap((each, at) => {
    if (at !== index) return [each];
    return row === null ? [] : [row];
  }),
});

/** People of a roll whom nobody has called yet. */
export const notCalledCount = ({ attendees }: Pick<RollDraft, 'attendees'>): number =>
  attendees.filter(({ state }) => state === 'not-called').length;

/** The request that confirms the roll. */
export const entryOf = (draft: RollDraft, call: number, endpointId: EndpointId): RollCallEntry => {
  const { reason, replaces, ...roll } = draft;
  return { call, endpointId, roll, reason: reason.trim(), replaces };
};
