import { z } from 'zod';
import { UnreadyReason } from '../meeting/ready.ts';

const Nothing = z.strictObject({});

/** Requests about the question whether all are ready (kiểm tra sẵn sàng). */
export const readyRequests = {
  /** Asks all endpoints, those that come later too; where it stands already it is asked anew, and what was answered counts no more. */
  'ready.ask': { params: Nothing, result: Nothing },
  /** Puts an end to it; nothing where it does not stand. */
  'ready.end': { params: Nothing, result: Nothing },
  /** An endpoint answers, or answers anew: ready without a reason. Nothing where nothing is asked. Refused with `forbidden` to the one that leads. */
  'ready.say': { params: z.strictObject({ reason: UnreadyReason.nullable() }), result: Nothing },
} as const;
