import { FileId, PeriodReport } from '@diem-cau/shared';
import { z } from 'zod';
import { answerJob } from '../kit/job.ts';
import { reportPdf } from './report-print.ts';
import { reportWorkbook } from './report-workbook.ts';

/** What the process is given: a report that was checked already, and the file to make of it. */
const Job = z.object({
  file: z.enum(['xlsx', 'pdf']),
  report: PeriodReport,
  kept: z.object({ sha256: FileId, json: z.instanceof(Uint8Array) }).nullable(),
});

answerJob(async (input) => {
  const { file, report, kept } = Job.parse(input);
  return new Uint8Array(await (file === 'xlsx' ? reportWorkbook(report) : reportPdf(report, kept)));
});
