import { z } from 'zod';
import { Instant } from '../kit/time.ts';

/** Since when nobody new comes into the meeting unless whoever conducts lets them in; null while all come in who are expected. */
export const LockView = z.strictObject({ lock: z.strictObject({ since: Instant }).nullable() });
export type LockView = z.infer<typeof LockView>;

/** What an endpoint before the locked meeting has asked, or heard; missing where it has not, or is in. Told to whoever conducts or looks after it. */
export const Entry = z.strictObject({ stands: z.enum(['asking', 'turned-away']), since: Instant });

export const SeatEntryView = z.strictObject({ entry: Entry.optional() });
export type SeatEntryView = z.infer<typeof SeatEntryView>;
