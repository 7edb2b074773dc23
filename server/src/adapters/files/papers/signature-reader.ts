import { SignatureCheck } from '@diem-cau/shared';
import { z } from 'zod';
import type { Logger } from '../../../application/ports/logger.ts';
import type { SignatureReader } from '../../../application/ports/signature-reader.ts';
import { BoundedQueue } from '../../../application/kit/bounded-queue.ts';
import { inOwnProcess, type JobLimits } from '../kit/own-process.ts';

const program = new URL('signature-job.ts', import.meta.url);
const defaultLimits: JobLimits = { ms: 20_000, heapMb: 384, memoryMb: 896 };
/** Files that are read at once, each in a process of up to `memoryMb`, and how many more may wait. */
const bounds = { atOnce: 2, mostWaiting: 20 } as const;
const Reading = z.array(SignatureCheck).nullable();

/** Reads signatures two files at a time, each in a process of its own: a file that was made to hang or to fill the memory only ends itself. */
export const createSignatureReader = (logger: Logger, limits: JobLimits = defaultLimits): SignatureReader => {
  const reading = new BoundedQueue(bounds);
  return {
    read: (load) =>
      reading.run(async () => {
        const bytes = await load();
        try {
          return await inOwnProcess(program, bytes, Reading, limits);
        } catch (error) {
          logger.warn({ err: error, size: bytes.length }, 'a PDF could not be read within its limits');
          return null;
        }
      }),
  };
};
