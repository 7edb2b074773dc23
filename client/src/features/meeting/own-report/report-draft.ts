import { TaskMark, type ConclusionId, type GiveReport, type OwnReport } from '@diem-cau/shared';
import { z } from 'zod';
import { keepWork, recallWork, type WorkStore } from '../../../core/work-memory.ts';

/** A report as it is being written: what was marked and typed of each task, by its conclusion. */
export const ReportDraft = z.record(z.string(), z.strictObject({ mark: TaskMark.nullable(), line: z.string() }));
export type ReportDraft = z.infer<typeof ReportDraft>;
export type DraftedTask = ReportDraft[string];

const nothing: DraftedTask = { mark: null, line: '' };

/** What stands of a task: as it is being written, else as it was reported. */
export const draftedTask = ({ tasks }: Pick<OwnReport, 'tasks'>, draft: ReportDraft, id: ConclusionId): DraftedTask => {
  const reported = tasks.find(({ conclusionId }) => conclusionId === id);
  return draft[id] ?? (reported === undefined ? nothing : { mark: reported.mark, line: reported.line });
};

/** What still has to be written before the report can be sent: tasks without a mark, and stuck ones without a line. */
export const reportFaults = (
  own: Pick<OwnReport, 'tasks'>,
  draft: ReportDraft,
): Record<'unmarked' | 'lines', number> => {
  const all = own.tasks.map(({ conclusionId }) => draftedTask(own, draft, conclusionId));
  return {
    unmarked: all.filter(({ mark }) => mark === null).length,
    lines: all.filter(({ mark, line }) => mark === 'stuck' && line.trim() === '').length,
  };
};

/** The request that the form makes; null where something is missing. */
export const reportRequest = (own: OwnReport, draft: ReportDraft): GiveReport | null => {
  const { unmarked, lines } = reportFaults(own, draft);
  if (own.called === null || unmarked + lines > 0) return null;
  return {
    call: own.called.call,
    marks: own.tasks.flatMap(({ conclusionId }) => {
      const { mark, line } = draftedTask(own, draft, conclusionId);
      return mark === null ? [] : [{ conclusionId, mark, line: line.trim() }];
    }),
  };
};

const nameOf = (call: number): string => `diem-cau.own-report.${call}`;

/** What was begun in this tab and not sent. */
export const recallReport = (store: WorkStore | null, call: number): ReportDraft =>
  recallWork(store, nameOf(call), ReportDraft) ?? {};

/** Keeps what is being written through a reload; null forgets it. */
export const keepReport = (store: WorkStore | null, call: number, draft: ReportDraft | null): void => {
  keepWork(store, nameOf(call), draft);
};
