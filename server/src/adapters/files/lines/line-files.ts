import type { LineHistoryBody } from '@diem-cau/shared';
import { z } from 'zod';
import { SerialQueue } from '../../../application/kit/serial-queue.ts';
import type { LineFiles } from '../../../application/ports/line-files.ts';
import { inOwnProcess, type JobLimits } from '../kit/own-process.ts';

const program = new URL('line-job.ts', import.meta.url);
const limits: JobLimits = { ms: 60_000, heapMb: 512, memoryMb: 1024 };
const Bytes = z.instanceof(Uint8Array);

/** Files that may wait while one is made. */
const mostWaiting = 20;

/** Makes the papers about lines, one at a time in a process of its own; refuses with `too-many-requests`. */
export const createLineFiles = (): LineFiles => {
  const making = new SerialQueue({ mostWaiting });
  return { pdf: (history: LineHistoryBody) => making.run(() => inOwnProcess(program, history, Bytes, limits)) };
};
