import { parentPort, workerData } from 'node:worker_threads';
import { PeriodReport } from '@diem-cau/shared';
import { z } from 'zod';
import { reportPdf } from './report-print.ts';
import { reportWorkbook } from './report-workbook.ts';

/** What the thread is given: a report that was checked already, and the file to make of it. */
const Job = z.object({ file: z.enum(['xlsx', 'pdf']), report: PeriodReport });

const { file, report } = Job.parse(workerData);
const bytes = await (file === 'xlsx' ? reportWorkbook(report) : reportPdf(report));
parentPort?.postMessage(new Uint8Array(bytes));
