import { z } from 'zod';
import { ConclusionId, EndpointId, MeetingId } from '../kit/ids.ts';
import { Day, Instant } from '../kit/time.ts';

const Nothing = z.strictObject({});

/** What a conclusion assigns, as it stood when it was sent. */
export const AssignedWork = z.strictObject({
  work: z.string(),
  leadUnit: z.string(),
  cooperatingUnits: z.array(z.string()).max(50),
  deadline: Day.nullable(),
});
export type AssignedWork = z.infer<typeof AssignedWork>;

/** Requests about conclusions that endpoints receive while the meeting goes on (nhận việc tại chỗ). */
export const receiptRequests = {
  /**
   * Puts a saved conclusion on the screens of endpoints: of these, or for null of all whose unit or name it has. What stands there already
   * stays. Gives how many it concerns now. Refused with `concerns-nobody` where there are none, `too-many-sent`, `not-found`.
   */
  'receipts.send': {
    params: z.strictObject({
      meetingId: MeetingId,
      conclusionId: ConclusionId,
      to: z.array(EndpointId).min(1).max(1000).nullable(),
    }),
    result: z.strictObject({ concerned: z.int() }),
  },
  /** Takes it from the screens again, and what was received of it; nothing where it does not stand there. */
  'receipts.recall': { params: z.strictObject({ meetingId: MeetingId, conclusionId: ConclusionId }), result: Nothing },
  /** A conclusion that this endpoint is asked to receive, and how it stood when the endpoint received it before. Refused with `conclusion-changed`. */
  'receipts.read': {
    params: z.strictObject({ conclusionId: ConclusionId }),
    result: z.strictObject({ sentAt: Instant, assigned: AssignedWork, before: AssignedWork.nullable() }),
  },
  /** This endpoint receives it as it was sent at `sentAt`. Refused with `conclusion-changed` where it stands otherwise by now or was recalled. */
  'receipts.give': { params: z.strictObject({ conclusionId: ConclusionId, sentAt: Instant }), result: Nothing },
} as const;
