import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { tmpdir } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

/** A quota is given in periods of so many microseconds: so short that what is held back comes late, as on a slow PC, and does not stand still. */
const periodUs = 10_000;

/** How this machine's kernel limits the processor time of some processes, and gives them that ahead of others, by version 1 or 2 of its control groups. */
interface Kind {
  readonly root: string;
  /** Where it counts, if that is elsewhere. */
  readonly counts?: string;
  readonly isThere: (root: string) => boolean;
  readonly limit: (folder: string, quotaUs: number) => void;
  readonly usedMs: (folder: string) => number;
}

const kinds: readonly Kind[] = [
  {
    root: '/sys/fs/cgroup',
    isThere: (root) => {
      const file = join(root, 'cgroup.subtree_control');
      return existsSync(file) && readFileSync(file, 'utf8').split(/\s/u).includes('cpu');
    },
    limit: (folder, quotaUs) => {
      writeFileSync(join(folder, 'cpu.max'), `${quotaUs} ${periodUs}`);
      writeFileSync(join(folder, 'cpu.weight'), '10000');
    },
    usedMs: (folder) => Number(/usage_usec (\d+)/u.exec(readFileSync(join(folder, 'cpu.stat'), 'utf8'))?.[1]) / 1_000,
  },
  {
    root: '/sys/fs/cgroup/cpu',
    isThere: (root) => existsSync(join(root, 'cpu.cfs_quota_us')),
    limit: (folder, quotaUs) => {
      writeFileSync(join(folder, 'cpu.cfs_period_us'), String(periodUs));
      writeFileSync(join(folder, 'cpu.cfs_quota_us'), String(quotaUs));
      writeFileSync(join(folder, 'cpu.shares'), '262144');
    },
    counts: '/sys/fs/cgroup/cpuacct',
    usedMs: (folder) => Number(readFileSync(join(folder, 'cpuacct.usage'), 'utf8')) / 1e6,
  },
];

/** Programs with no more than a share of one core of this machine, all that they start included. */
export class CpuShare implements AsyncDisposable {
  readonly #kind: Kind;
  readonly #folder: string;
  readonly #counting: string;
  readonly #files: string[] = [];

  private constructor(kind: Kind, name: string) {
    this.#kind = kind;
    this.#folder = join(kind.root, name);
    this.#counting = join(kind.counts ?? kind.root, name);
    for (const folder of this.#folders) mkdirSync(folder);
  }

  get #folders(): ReadonlySet<string> {
    return new Set([this.#folder, this.#counting]);
  }

  /** Throws where this machine's kernel, or the user, may not limit any. */
  static open(name: string): CpuShare {
    const kind = kinds.find(({ root, isThere }) => isThere(root));
    if (kind === undefined || process.getuid?.() !== 0)
      throw new Error('a share of a core needs root and a control group for the processor (cgroup v1 or v2)');
    return new CpuShare(kind, `diem-cau-${name}-${process.pid}`);
  }

  /** From now on at most this share of one core, 0.01 to 1. */
  limit(share: number): void {
    this.#kind.limit(this.#folder, Math.max(1_000, Math.round(periodUs * share)));
  }

  /** Processor time that all of it has used, in milliseconds. */
  get usedMs(): number {
    return this.#kind.usedMs(this.#counting);
  }

  /** A program that runs another one in this share: its path. */
  program(path: string): string {
    const file = join(tmpdir(), `${basename(this.#folder)}-${basename(path)}`);
    const moves = [...this.#folders].map((folder) => `echo $$ > ${folder}/cgroup.procs`);
    writeFileSync(file, ['#!/bin/sh', ...moves, `exec ${path} "$@"`, ''].join('\n'), { mode: 0o755 });
    this.#files.push(file);
    return file;
  }

  /** What ran in it must have ended; it is waited for a moment. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const file of this.#files) rmSync(file, { force: true });
    for (const folder of this.#folders) await removed(folder);
  }
}

/** A group can be removed once all in it has ended, 5 s at most. */
const removed = async (folder: string): Promise<void> => {
  for (let tries = 0; tries < 50; tries += 1)
    try {
      return rmdirSync(folder);
    } catch {
      await delay(100);
    }
};
