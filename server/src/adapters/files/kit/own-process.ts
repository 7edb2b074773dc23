import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { childEnvironment } from './child-environment.ts';

/** How much a job may take before it is given up. */
export interface JobLimits {
  readonly ms: number;
  /** JavaScript heap, in MiB. */
  readonly heapMb: number;
  /** All of the process in memory, heap and bytes outside it such as streams that were unpacked, and of programs that it runs, such as ffmpeg; in MiB. */
  readonly memoryMb: number;
  /** When it is aborted, nobody wants the job any more: its process is ended. */
  readonly gone?: AbortSignal;
}

/** A job was given up at one of its limits. */
export class JobTooLarge extends Error {}

/** The heap is limited by the platform; all that a process holds in memory is looked at as often as this. */
const lookEveryMs = 50;
const pagesOfMb = 256;

const said = (path: string): string => {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
};

const ownMemoryOf = (pid: number): number => Number(said(`/proc/${pid}/statm`).split(' ')[1] ?? 0) / pagesOfMb;

/** What a process and the programs that it runs hold in memory, in MiB; 0 where the system does not tell, or for one that is gone. Node starts them from its first thread. */
const memoryOf = (pid: number): number =>
  [pid, ...said(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number)].reduce(
    (sum, each) => sum + ownMemoryOf(each),
    0,
  );

/** What the process of a job answers, see job.ts. */
const Answer = z.union([z.object({ result: z.unknown() }), z.object({ failed: z.string() })]);

/**
 * Runs a job in a process of its own, so that the meetings' process is not held up by a large file, nor taken down by a hostile one: a
 * thread that outgrows its heap faster than it can be stopped ends the whole process. The program is given `input` and answers by
 * `answerJob`. Rejects with what it throws, and with JobTooLarge when a limit is reached.
 */
export const inOwnProcess = <Result>(
  program: URL,
  input: unknown,
  result: z.ZodType<Result>,
  { ms, heapMb, memoryMb, gone }: JobLimits,
): Promise<Result> =>
  new Promise((done, fail) => {
    const child = fork(program, {
      execArgv: [`--max-old-space-size=${heapMb}`],
      env: childEnvironment(),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // A hub that is stopped does not wait for a file.
    child.unref();
    child.channel?.unref();
    const end = (settle: () => void): void => {
      gone?.removeEventListener('abort', leave);
      clearTimeout(clock);
      clearInterval(watch);
      child.removeAllListeners();
      child.on('error', () => undefined);
      child.kill('SIGKILL');
      settle();
    };
    const giveUp = (why: string): void => end(() => fail(new JobTooLarge(why)));
    const leave = (): void => end(() => fail(new Error('a job is not wanted any more')));
    gone?.addEventListener('abort', leave);
    const clock = setTimeout(() => giveUp(`a job took longer than ${ms} ms`), ms);
    clock.unref();
    const watch = setInterval(() => {
      if (child.pid !== undefined && memoryOf(child.pid) > memoryMb) giveUp(`a job took more than ${memoryMb} MiB`);
    }, lookEveryMs);
    watch.unref();
    child.once('message', (message) => {
      const answer = Answer.parse(message);
      if ('failed' in answer) {
        end(() => fail(new Error(`a job failed in its process: ${answer.failed}`)));
        return;
      }
      const read = result.safeParse(answer.result);
      end(() => (read.success ? done(read.data) : fail(read.error)));
    });
    child.once('error', (error) => end(() => fail(new Error('a job could not be started', { cause: error }))));
    child.once('exit', (code, signal) => {
      // So ends a process whose heap is full.
      if (signal === 'SIGABRT') giveUp(`a job took more than ${heapMb} MiB of heap`);
      else end(() => fail(new Error(`a job ended without a result (${signal ?? code})`)));
    });
    child.send({ input }, (error) => {
      if (error !== null) end(() => fail(new Error('a job could not be given its input', { cause: error })));
    });
  });
