import type { PeriodReport } from '@diem-cau/shared';
import { z } from 'zod';
import type { KeptFigures, ReportFiles } from '../../../application/ports/report-files.ts';
import { SerialQueue } from '../../../application/kit/serial-queue.ts';
import { inOwnProcess, type JobLimits } from '../kit/own-process.ts';
import { reportCsv } from './report-csv.ts';

const program = new URL('report-job.ts', import.meta.url);
const limits: JobLimits = { ms: 60_000, heapMb: 512, memoryMb: 1024 };
const Bytes = z.instanceof(Uint8Array);

/** Files that may wait while one is made. */
const mostWaiting = 20;

/** Makes reports' files. One large file at a time, however many people ask, in a process of its own; refuses with `too-many-requests`. */
export const createReportFiles = (): ReportFiles => {
  const making = new SerialQueue({ mostWaiting });
  const make = (order: { file: 'xlsx' | 'pdf'; report: PeriodReport; kept: KeptFigures | null }): Promise<Uint8Array> =>
    making.run(() => inOwnProcess(program, order, Bytes, limits));
  return {
    xlsx: (report) => make({ file: 'xlsx', report, kept: null }),
    pdf: (report, kept) => make({ file: 'pdf', report, kept }),
    csv: async (report) => new TextEncoder().encode(await reportCsv(report)),
  };
};
