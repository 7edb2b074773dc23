import { z } from 'zod';
import { PersonId, UnitId } from '../kit/ids.ts';
import { Line } from '../kit/text.ts';
import { Day } from '../kit/time.ts';

/** A position that a person holds or held in a unit. */
export const PersonPost = z.strictObject({
  unitId: UnitId,
  /** `Chủ tịch UBND xã` */
  position: Line(1, 120),
  validFrom: Day.nullable(),
  /** Last day; null while it lasts. */
  validTo: Day.nullable(),
});
export type PersonPost = z.infer<typeof PersonPost>;

/** A person as the directory of people holds him or her: name and positions only, no more personal data. */
export const PersonBody = z.strictObject({ personId: PersonId, name: z.string(), posts: z.array(PersonPost) });
export type PersonBody = z.infer<typeof PersonBody>;
export const PeopleList = z.strictObject({ people: z.array(PersonBody), total: z.int() });
export type PeopleList = z.infer<typeof PeopleList>;

export const NewPerson = z.strictObject({ name: Line(1, 120), posts: z.array(PersonPost).min(1).max(20) });
export type NewPerson = z.infer<typeof NewPerson>;
export const PersonChange = z.strictObject({
  name: Line(1, 120).optional(),
  posts: z.array(PersonPost).min(1).max(20).optional(),
});

/** A person with the position held on a given day, for choosing one by typing; a person with two positions comes twice. */
export const PersonOnDay = z.strictObject({
  personId: PersonId,
  name: z.string(),
  position: z.string(),
  unitId: UnitId,
  /** Name with its kind, `Xã Hòa Bình`, as on that day. */
  unit: z.string(),
});
export type PersonOnDay = z.infer<typeof PersonOnDay>;

/** Somebody in a file who would be entered anew, and the person whom he or she may be; units with their kinds. */
export const PersonDoubt = z.strictObject({
  line: z.int(),
  name: z.string(),
  unit: z.string(),
  like: z.strictObject({ name: z.string(), unit: z.string(), position: z.string() }),
});
export type PersonDoubt = z.infer<typeof PersonDoubt>;

/** What taking in a file of people did, or with `preview` would do, and whom it would enter though he or she may be there already. */
export const PeopleImportResult = z.strictObject({
  peopleAdded: z.int(),
  peopleChanged: z.int(),
  doubts: z.array(PersonDoubt),
});
export type PeopleImportResult = z.infer<typeof PeopleImportResult>;
