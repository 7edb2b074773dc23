import { z } from 'zod';
import { EndpointId } from '../../kit/ids.ts';
import { Instant } from '../../kit/time.ts';
import { CheckFigures } from './check-figures.ts';
import { CheckResult } from './check-results.ts';

/** Who had a check begun: somebody at the endpoint, somebody of the district (with the name of the day), or the hub at its hour. */
export const CheckBeginner = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('endpoint') }),
  z.strictObject({ by: z.literal('district'), name: z.string().max(300) }),
  z.strictObject({ by: z.literal('hour') }),
]);
export type CheckBeginner = z.infer<typeof CheckBeginner>;

/** One check of an endpoint, as it is kept: the results are those of the day, whatever is judged otherwise later. */
export const EndpointCheck = z.strictObject({
  endpointId: EndpointId,
  /** When it had ended. */
  at: Instant,
  beginner: CheckBeginner,
  passed: z.boolean(),
  results: z.array(CheckResult),
  figures: CheckFigures,
});
export type EndpointCheck = z.infer<typeof EndpointCheck>;

/** Where an endpoint stands for whoever wants it checked. */
export const CheckStanding = z.enum([
  /** None of its PCs shows the waiting page. */
  'away',
  'waiting',
  /** Its check waits for others' to end, or was asked for and has not begun. */
  'queued',
  'checking',
  'in-meeting',
]);
export type CheckStanding = z.infer<typeof CheckStanding>;

/** One endpoint on the board, with whom to call there. */
export const CheckBoardRow = z.strictObject({
  endpointId: EndpointId,
  name: z.string(),
  leads: z.boolean(),
  phone: z.string(),
  contact: z.string(),
  standing: CheckStanding,
  last: EndpointCheck.nullable(),
});
export type CheckBoardRow = z.infer<typeof CheckBoardRow>;

/** The time of day at which the hub has the endpoints checked, in its own zone, `06:45`; null for never. */
export const CheckHour = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .nullable();
export type CheckHour = z.infer<typeof CheckHour>;

/** Over how long a check says that an endpoint is ready, in milliseconds: yesterday's says little of this morning. */
export const checkHoldsMs = 24 * 3_600_000;

export const CheckBoardBody = z.strictObject({
  at: Instant,
  rows: z.array(CheckBoardRow),
  hour: CheckHour,
  /** A meeting is open: nobody's check is begun from afar. */
  meetingOpen: z.boolean(),
});
export type CheckBoardBody = z.infer<typeof CheckBoardBody>;

/** The checks of one endpoint that are kept, the newest first. */
export const CheckHistoryBody = z.strictObject({ name: z.string(), checks: z.array(EndpointCheck) });
export type CheckHistoryBody = z.infer<typeof CheckHistoryBody>;

/** Has endpoints checked: those that are named, or all of them. */
export const AskChecks = z.strictObject({ endpointIds: z.array(EndpointId).min(1).max(1_000).nullable() });

/** How many were asked; the others do not stand on their waiting page. */
export const AskedChecks = z.strictObject({ asked: z.int(), notThere: z.int() });

/** A check that has ended, told by the page that made it. */
export const TellCheck = z.strictObject({ figures: CheckFigures });

export const CheckHourBody = z.strictObject({ hour: CheckHour });
