import { z } from 'zod';
import { AccountId } from '../kit/ids.ts';
import { Principal, Role } from '../kit/roles.ts';
import { Line } from '../kit/text.ts';
import { Instant } from '../kit/time.ts';
import { EnrolmentEnded } from './enrolment.ts';
import { PanelEnded } from './panel.ts';
import { Profile } from '../settings/profile.ts';

const Password = z.string().min(1).max(200);
const DisplayName = Line(1, 120);

/** Sign-in by name and password. */
export const SignIn = z.strictObject({ userName: Line(1, 64), password: Password });
export const ChangePassword = z.strictObject({ oldPassword: Password, newPassword: Password });

/** `GET /api/session`: who the browser is; null when nobody is signed in and the PC is not enrolled. */
export const SessionBody = z.strictObject({
  me: Principal.nullable(),
  /** On a PC that is enrolled no longer: its page says what ended it and whom to call, rather than to ask for a password. */
  enrolmentEnded: EnrolmentEnded.optional(),
  /** On a device that was a panel and is one no longer. */
  panelEnded: PanelEnded.optional(),
  ...Profile.shape,
  /** IANA name of the zone in which the hub's pages show times. */
  timeZone: z.string(),
  /** Port of the plain page that hands out the hub's CA, for PCs that do not trust the hub yet. */
  certificatePort: z.int(),
});
export type SessionBody = z.infer<typeof SessionBody>;

/** A name that an account bore: until when, and who gave it another. */
export const FormerName = z.strictObject({ displayName: z.string(), until: Instant, by: z.string() });
export type FormerName = z.infer<typeof FormerName>;

/** A person who can sign in, as the admin sees it. */
export const AccountBody = z.strictObject({
  accountId: AccountId,
  userName: z.string(),
  displayName: z.string(),
  /** The oldest first: facts of before bear them. */
  formerNames: z.array(FormerName),
  role: Role,
  locked: z.boolean(),
  mustChangePassword: z.boolean(),
  /** Until when a one-time password is good; null when the password is the person's own. */
  oneTimeUntil: Instant.nullable(),
  lastSignInAt: Instant.nullable(),
});
export type AccountBody = z.infer<typeof AccountBody>;

/** A person who can be named the secretary of a meeting; accounts that are locked can't. */
export const AccountChoice = AccountBody.pick({ accountId: true, userName: true, displayName: true, role: true });
export type AccountChoice = z.infer<typeof AccountChoice>;

export const NewAccount = z.strictObject({
  userName: Line(1, 64)
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/),
  displayName: DisplayName,
  role: Role,
});
/** The hub makes a one-time password; it is shown once. */
export const NewAccountResult = z.strictObject({ account: AccountBody, oneTimePassword: z.string() });
export type NewAccountResult = z.infer<typeof NewAccountResult>;
export const AccountChange = z.strictObject({
  displayName: DisplayName.optional(),
  role: Role.optional(),
  locked: z.boolean().optional(),
});
