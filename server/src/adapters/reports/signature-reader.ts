import { SignatureCheck } from '@diem-cau/shared';
import { z } from 'zod';
import type { Logger } from '../../application/ports/logger.ts';
import type { SignatureReader } from '../../application/ports/signature-reader.ts';
import { SerialQueue } from '../../application/serial-queue.ts';
import { inOwnProcess, type JobLimits } from './own-process.ts';

const program = new URL('signature-job.ts', import.meta.url);
const defaultLimits: JobLimits = { ms: 20_000, heapMb: 384, memoryMb: 896 };
const Reading = z.array(SignatureCheck).nullable();

/** Reads signatures one file at a time, in a process of its own: a file that was made to hang or to fill the memory only ends itself. */
export const createSignatureReader = (logger: Logger, limits: JobLimits = defaultLimits): SignatureReader => {
  const reading = new SerialQueue();
  return {
    read: (bytes) =>
      reading.run(async () => {
        try {
          return await inOwnProcess(program, bytes, Reading, limits);
        } catch (error) {
          logger.warn({ err: error, size: bytes.length }, 'a PDF could not be read within its limits');
          return null;
        }
      }),
  };
};
