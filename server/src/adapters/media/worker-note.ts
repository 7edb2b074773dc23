import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { z } from 'zod';

/** A process: by its number, and by when it began, which tells it from a later one with the same number. */
const Noted = z.array(z.object({ pid: z.number().int().positive(), began: z.string() }));

/** How long a process that was killed is waited for, and how often it is looked for meanwhile, in milliseconds. */
const goneWithinMs = 2_000;
const lookEveryMs = 20;

/**
 * When a process began: the boot, and the kernel's ticks since then (proc(5), field 22, counted behind the name, which may hold spaces).
 * Null when there is none, when it has ended and was only not buried yet, or where the system does not tell.
 */
const begunOf = (pid: number): string | null => {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = line.slice(line.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return null;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[18] ?? ''}`;
  } catch {
    return null;
  }
};

/**
 * The workers' processes, noted in a file. A worker ends by itself when its hub is gone, but not one that hangs: it would hold its ports
 * against the next start.
 */
export class WorkerNote {
  readonly #file: string | null;
  readonly #logger: Logger;

  /** @param file where they stand, for whoever owns the data folder; null where they are noted nowhere */
  constructor(file: string | null, logger: Logger) {
    this.#file = file;
    this.#logger = logger;
  }

  /** Notes which processes run now. Never throws: without the note a start may only find a port taken. */
  write(pids: readonly number[]): void {
    if (this.#file === null) return;
    const noted = pids.flatMap((pid) => {
      const began = begunOf(pid);
      return began === null ? [] : [{ pid, began }];
    });
    try {
      const draft = `${this.#file}.${process.pid}`;
      writeFileSync(draft, `${JSON.stringify(noted)}\n`, { mode: 0o600 });
      renameSync(draft, this.#file);
    } catch (error) {
      this.#logger.warn({ err: error }, 'the media workers could not be noted');
    }
  }

  /** Kills the noted processes that still run; resolves, within 2 s, when they are gone. Any other process is left alone. */
  async endLeft(): Promise<void> {
    const left = this.#read().filter(({ pid, began }) => begunOf(pid) === began);
    for (const { pid } of left) {
      this.#logger.warn({ pid }, 'a media worker has outlived its hub: it is killed');
      try {
        process.kill(pid, 'SIGKILL');
      } catch (error) {
        this.#logger.warn({ pid, err: error }, 'a media worker that was left can not be killed');
      }
    }
    const begunAtMs = performance.now();
    while (left.some(({ pid, began }) => begunOf(pid) === began) && performance.now() - begunAtMs < goneWithinMs)
      await sleep(lookEveryMs);
  }

  #read(): z.infer<typeof Noted> {
    if (this.#file === null) return [];
    try {
      return Noted.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      // There was none, or somebody wrote in it.
      return [];
    }
  }
}
