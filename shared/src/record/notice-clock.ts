import { z } from 'zod';
import { Day } from '../kit/time.ts';

/** The clock of the notice: so many working days after the closing. */
export const NoticeClock = z.strictObject({
  workingDays: z.int(),
  /** Last day in time; null while the meeting is open. */
  due: Day.nullable(),
  issuedOn: Day.nullable(),
  state: z.enum(['not-running', 'running', 'overdue', 'in-time', 'late']),
  /** Working days left until `due`; negative once it has passed. */
  daysLeft: z.int().nullable(),
});
export type NoticeClock = z.infer<typeof NoticeClock>;
