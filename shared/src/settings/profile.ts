import { z } from 'zod';
import { PhoneNumber } from '../kit/phone.ts';
import { Line } from '../kit/text.ts';
import { Instant } from '../kit/time.ts';

/** What a hub says of itself on its pages: whose it is, its mark, and whom to call. */
export const ProfileField = z.enum(['hubName', 'technicianName', 'technicianPhone', 'mark']);
export type ProfileField = z.infer<typeof ProfileField>;

/** Largest mark, in pixels each way: the page that sends one makes it so small. */
export const mostMarkPixels = 512;

/** Bytes of the largest mark as a PNG. */
export const mostMarkBytes = 400 * 1024;

/** The profile as every page is told it. */
export const Profile = z.strictObject({
  /** Name of the district or other body that runs the hub. */
  hubName: z.string(),
  /** Whom to call when nothing works; empty where none is set. */
  technicianName: z.string(),
  technicianPhone: z.string(),
  /** Path of the hub's mark, a PNG; null where there is none. */
  mark: z.string().nullable(),
});
export type Profile = z.infer<typeof Profile>;

/** Where a value comes from: said on the page, given at the start by an environment variable, or the program's own. */
export const ProfileSource = z.enum(['page', 'environment', 'program']);

const Said = z.strictObject({
  value: z.string(),
  source: ProfileSource,
  /** Who said it, and when; empty and null where it was not said on the page. */
  by: z.string(),
  at: Instant.nullable(),
});

/** The profile as the admin keeps it. The mark's value is its path, empty where there is none. */
export const ProfileBody = z.strictObject({
  fields: z.record(ProfileField, Said),
  /** What was said before, and the last word on each, newest first; null where a field was given back to the start. */
  history: z.array(z.strictObject({ at: Instant, by: z.string(), field: ProfileField, value: z.string().nullable() })),
});
export type ProfileBody = z.infer<typeof ProfileBody>;

/** Says fields anew; null gives one back to what the start says. */
export const ProfileChange = z.strictObject({
  hubName: Line(1, 120).nullable().optional(),
  technicianName: Line(0, 120).nullable().optional(),
  technicianPhone: PhoneNumber.nullable().optional(),
});
export type ProfileChange = z.infer<typeof ProfileChange>;
