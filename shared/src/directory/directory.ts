import { z } from 'zod';
import { EndpointId, UnitId } from '../kit/ids.ts';
import { PhoneNumber } from '../kit/phone.ts';
import { Line } from '../kit/text.ts';
import { Day } from '../kit/time.ts';
import { EndpointEnrolment } from '../sign-in/enrolment.ts';

/** An administrative unit; merged and renamed units keep their rows, with the days on which they were valid. */
export const UnitBody = z.strictObject({
  unitId: UnitId,
  /** Statistical code; means something only together with a date, since codes are re-used. */
  code: z.string().max(16),
  name: z.string().max(120),
  /** The tier's own word: huyện, xã, thị trấn, phường … */
  kind: z.string().max(40),
  parentId: UnitId.nullable(),
  validFrom: Day.nullable(),
  /** Last day; null while it exists. */
  validTo: Day.nullable(),
  successorId: UnitId.nullable(),
});
export type UnitBody = z.infer<typeof UnitBody>;

/** A unit's name with its kind, as it stands at the beginning of a line: `Xã Hòa Bình`. */
export const unitName = ({ kind, name }: Pick<UnitBody, 'kind' | 'name'>): string =>
  [kind.charAt(0).toUpperCase() + kind.slice(1), name].filter(Boolean).join(' ');

/** Whether something, a unit or a position, existed on a day; a missing first or last day is without end. */
export const existedOn = ({ validFrom, validTo }: Pick<UnitBody, 'validFrom' | 'validTo'>, day: Day): boolean =>
  (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);

/** A bridge point as the admin and the chair see it. */
export const EndpointBody = z.strictObject({
  endpointId: EndpointId,
  name: z.string(),
  unitId: UnitId,
  /** Name and kind of the unit that the place belongs to today, after merges. */
  unitToday: z.strictObject({ name: z.string(), kind: z.string() }),
  leads: z.boolean(),
  /** Place in the directory's order. */
  position: z.int(),
  active: z.boolean(),
  /** Whom to call there, for the staff of the hub only: number and person as they were typed, empty where none is known. */
  phone: z.string(),
  contact: z.string(),
  /** Whether giving it the floor may open its microphone; otherwise its person is invited to. */
  mayBeOpened: z.boolean(),
  /** Whether its PC takes the seat by itself where it is expected; an endpoint that leads never does. */
  joinsByItself: z.boolean(),
  enrolment: EndpointEnrolment,
});
export type EndpointBody = z.infer<typeof EndpointBody>;

export const EndpointChange = z.strictObject({
  name: Line(1, 120).optional(),
  leads: z.boolean().optional(),
  position: z.int().min(0).max(100_000).optional(),
  active: z.boolean().optional(),
  phone: PhoneNumber.optional(),
  contact: Line(0, 120).optional(),
  mayBeOpened: z.boolean().optional(),
  joinsByItself: z.boolean().optional(),
});

/** Whom to call at an endpoint; one of the two may be empty. */
export const EndpointContact = EndpointBody.pick({ endpointId: true, phone: true, contact: true });
export type EndpointContact = z.infer<typeof EndpointContact>;
export const EndpointContacts = z.strictObject({ contacts: z.array(EndpointContact) });

/** `POST /api/directory/import` answers with what was, or with `preview` would be, done. */
export const ImportResult = z.strictObject({
  unitsAdded: z.int(),
  unitsChanged: z.int(),
  endpointsAdded: z.int(),
  endpointsChanged: z.int(),
});
export type ImportResult = z.infer<typeof ImportResult>;
