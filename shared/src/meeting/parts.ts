import { z } from 'zod';
import { AccountId } from '../kit/ids.ts';
import { MeetingPart } from '../kit/rights.ts';

/** Who is the secretary of a meeting, by name as it was when he or she was named. */
export const NamedSecretary = z.strictObject({ accountId: AccountId, name: z.string() });
export type NamedSecretary = z.infer<typeof NamedSecretary>;

/** What a page knows of the parts in a meeting. */
export const PartsView = z.strictObject({ secretary: NamedSecretary.nullable() });
export type PartsView = z.infer<typeof PartsView>;

/** The part of one seat. */
export const SeatPartView = z.strictObject({
  /** Another endpoint of the unit that holds the meeting: it may conduct. */
  hosts: z.boolean(),
});
export type SeatPartView = z.infer<typeof SeatPartView>;

/** Which part whoever asks has in a meeting; null for none. */
export const PartBody = z.strictObject({ part: MeetingPart.nullable() });
