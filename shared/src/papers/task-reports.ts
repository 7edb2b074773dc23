import { z } from 'zod';
import { ConclusionId, EndpointId, MeetingId } from '../kit/ids.ts';
import { Line } from '../kit/text.ts';
import { Day, Instant } from '../kit/time.ts';
import { TaskMark } from '../meeting/written-reports.ts';

/** An open task as it stands in a commune's written report. */
export const ReportedTask = z.strictObject({
  conclusionId: ConclusionId,
  meetingId: MeetingId,
  meetingTitle: z.string(),
  work: z.string(),
  deadline: Day.nullable(),
  /** Past its deadline on the day of the report. */
  overdue: z.boolean(),
  /** Null where nothing was said of it yet. */
  mark: TaskMark.nullable(),
  line: z.string(),
});
export type ReportedTask = z.infer<typeof ReportedTask>;

/** Written reports that are called for before a briefing: which call it is, counted from 1, and the day of the meeting. */
export const ReportCall = z.strictObject({ call: z.int().min(1), day: Day });
export type ReportCall = z.infer<typeof ReportCall>;

/** `GET /api/own-report`: what a commune may write before the next briefing, and has written. */
export const OwnReport = z.strictObject({
  /** Null where no reports are called for. */
  called: ReportCall.nullable(),
  /** `early` before the day before the meeting; `closed` once it has spoken there, or the meeting or its day is over. */
  state: z.enum(['none', 'early', 'open', 'closed']),
  /** The day from which it may report. */
  from: Day.nullable(),
  givenAt: Instant.nullable(),
  tasks: z.array(ReportedTask),
});
export type OwnReport = z.infer<typeof OwnReport>;

/** `POST /api/own-report`: a mark for each open task; with none of them that there is nothing to report. What is stuck has a line of text. */
export const GiveReport = z.strictObject({
  call: z.int().min(1),
  marks: z
    .array(
      z
        .strictObject({ conclusionId: ConclusionId, mark: TaskMark, line: Line(0, 300) })
        .refine(({ mark, line }) => mark !== 'stuck' || line !== ''),
    )
    .max(1000),
});
export type GiveReport = z.infer<typeof GiveReport>;

/** `GET /api/reports-called`: how all communes stand for the next briefing, those with overdue tasks first, then those that are stuck. */
export const ReportBoard = z.strictObject({
  called: ReportCall.nullable(),
  /** Whether a meeting has taken them: what is called for next is another call. */
  taken: z.boolean(),
  rows: z.array(
    z.strictObject({
      endpointId: EndpointId,
      name: z.string(),
      givenAt: Instant.nullable(),
      by: z.string(),
      tasks: z.array(ReportedTask),
    }),
  ),
});
export type ReportBoard = z.infer<typeof ReportBoard>;

/** `POST /api/reports-called`: the day of the next briefing. */
export const CallReports = z.strictObject({ day: Day });
