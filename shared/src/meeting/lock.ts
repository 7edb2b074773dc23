import { z } from 'zod';
import { Instant } from '../kit/time.ts';

/** Since when nobody new comes into the meeting unless whoever conducts lets them in; null while all come in who are expected. */
export const LockView = z.strictObject({ lock: z.strictObject({ since: Instant }).nullable() });
export type LockView = z.infer<typeof LockView>;

/** What an endpoint before the locked meeting has asked, or was told, and since when. */
export const EntryView = z.strictObject({ stands: z.enum(['asking', 'turned-away', 'admitted']), since: Instant });
export type EntryView = z.infer<typeof EntryView>;

/** It; missing where the endpoint has not asked, or is in. Told to whoever conducts or looks after the meeting. */
export const SeatEntryView = z.strictObject({ entry: EntryView.optional() });
export type SeatEntryView = z.infer<typeof SeatEntryView>;
