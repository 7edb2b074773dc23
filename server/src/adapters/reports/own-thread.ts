import { Worker } from 'node:worker_threads';
import type { z } from 'zod';

/** How much a job may take before it is given up. */
export interface ThreadLimits {
  readonly ms: number;
  /** JavaScript heap, in MiB. */
  readonly heapMb: number;
  /** Bytes outside the heap, such as streams that were unpacked, in MiB. */
  readonly bytesMb: number;
}

/** A job was given up at one of its limits. */
export class JobTooLarge extends Error {}

const isOutOfHeap = (error: unknown): boolean =>
  error instanceof Error && Reflect.get(error, 'code') === 'ERR_WORKER_OUT_OF_MEMORY';

/** The platform limits the heap itself, but not the bytes outside it: they are looked at as often as this. */
const lookEveryMs = 50;
const bytesOfMb = 1024 * 1024;

/**
 * Runs a job in a thread of its own, so that the meetings' thread is not held up by a large file, nor taken down by a hostile one. The
 * program gets `input` as its workerData and posts one message, the result. Rejects with what it throws, and with
 * JobTooLarge when a limit is reached.
 */
export const inOwnThread = <Result>(
  program: URL,
  input: unknown,
  result: z.ZodType<Result>,
  { ms, heapMb, bytesMb }: ThreadLimits,
): Promise<Result> =>
  new Promise((done, fail) => {
    const thread = new Worker(program, {
      workerData: input,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    // A hub that is stopped does not wait for a file.
    thread.unref();
    const end = (settle: () => void): void => {
      clearTimeout(clock);
      clearInterval(watch);
      void thread.terminate();
      settle();
    };
    const clock = setTimeout(() => end(() => fail(new JobTooLarge(`a job took longer than ${ms} ms`))), ms);
    clock.unref();
    const look = async (): Promise<void> => {
      const { external_memory: taken } = await thread.getHeapStatistics();
      if (taken > bytesMb * bytesOfMb) end(() => fail(new JobTooLarge(`a job took more than ${bytesMb} MiB`)));
    };
    // A thread that does not run yet, or no more, takes nothing.
    const watch = setInterval(() => void look().catch(() => undefined), lookEveryMs);
    watch.unref();
    thread.once('message', (message) => {
      const read = result.safeParse(message);
      end(() => (read.success ? done(read.data) : fail(read.error)));
    });
    thread.once('error', (error) =>
      end(() =>
        fail(
          isOutOfHeap(error)
            ? new JobTooLarge(`a job took more than ${heapMb} MiB of heap`)
            : new Error('a job failed in its thread', { cause: error }),
        ),
      ),
    );
    thread.once('exit', () => end(() => fail(new Error('a job ended without a result'))));
  });
