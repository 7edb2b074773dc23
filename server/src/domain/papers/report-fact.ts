import { Day, EndpointId, MeetingId, ReportedTask, TaskMark } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../kit/actor.ts';

const call = z.int().min(1);

/** What is said of written reports before briefings, over all of them; nothing of it is ever changed, and a later report of a commune counts. */
export const ReportFact = z.discriminatedUnion('type', [
  /** Reports are called for before the meeting of that day; said again of one call, the day has moved. */
  z.strictObject({ type: z.literal('reportsCalled'), call, day: Day, actor: Actor }),
  /** A commune's report with each of its open tasks as it stood; with none of them it had nothing to report. */
  z.strictObject({
    type: z.literal('reportGiven'),
    call,
    endpointId: EndpointId,
    tasks: z.array(ReportedTask.extend({ mark: TaskMark })),
    actor: Actor,
  }),
  /** A meeting has taken the reports of this call. */
  z.strictObject({ type: z.literal('reportsHeld'), call, meetingId: MeetingId }),
]);
export type ReportFact = z.infer<typeof ReportFact>;
