import { readFileSync } from 'node:fs';
import { childrenOf, processUse } from '../process-use.ts';

const everyMs = 2_000;

/** What one kind of process of the hub used while it was watched. */
export interface Used {
  /** Shares of one core: all of the time, and the busiest stretch between two looks. */
  readonly cpu: number;
  readonly mostCpu: number;
  /** Resident, in bytes: after the first minute or the first tenth, the most, and at the end. */
  readonly startMemory: number;
  readonly mostMemory: number;
  readonly endMemory: number;
}

/** The kinds of processes: the hub's Node, its media workers, the recorder with what it starts, and what else there is. */
export type ProcessKind = 'hub' | 'worker' | 'recorder' | 'other';

interface Look {
  readonly atMs: number;
  readonly cpuSeconds: number;
  readonly memory: number;
}

const kindOf = (pid: number): ProcessKind => {
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  if (command.includes('mediasoup-worker')) return 'worker';
  return command.includes('recorder-process') ? 'recorder' : 'other';
};

/** What was used between looks of one kind, the first of which is the beginning. */
export const usedBetween = (looks: readonly Look[]): Used => {
  const [first, last] = [looks[0], looks.at(-1)];
  if (first === undefined || last === undefined)
    return { cpu: 0, mostCpu: 0, startMemory: 0, mostMemory: 0, endMemory: 0 };
  const share = (from: Look, to: Look): number =>
    to.atMs > from.atMs ? (1000 * Math.max(0, to.cpuSeconds - from.cpuSeconds)) / (to.atMs - from.atMs) : 0;
  const settled = looks.find(({ atMs }) => atMs - first.atMs >= Math.min(60_000, (last.atMs - first.atMs) / 10));
  return {
    cpu: share(first, last),
    mostCpu: Math.max(0, ...looks.slice(1).map((look, nth) => share(looks[nth] ?? look, look))),
    startMemory: settled?.memory ?? first.memory,
    mostMemory: Math.max(...looks.map(({ memory }) => memory)),
    endMemory: last.memory,
  };
};

/** Looks every two seconds what the processes of a hub use, from now on until it is stopped. */
export class ProcessWatch {
  readonly #hub: number;
  readonly #looks = new Map<ProcessKind, Look[]>();
  readonly #timer: NodeJS.Timeout;

  constructor(hub: number) {
    this.#hub = hub;
    this.#look();
    this.#timer = setInterval(() => this.#look(), everyMs);
  }

  /** Ends it; gives what each kind used. */
  stop(): ReadonlyMap<ProcessKind, Used> {
    clearInterval(this.#timer);
    this.#look();
    return new Map([...this.#looks].map(([kind, looks]) => [kind, usedBetween(looks)]));
  }

  #look(): void {
    const now = new Map<ProcessKind, Look>();
    const atMs = performance.now();
    for (const pid of [this.#hub, ...childrenOf(this.#hub)])
      try {
        const kind = pid === this.#hub ? 'hub' : kindOf(pid);
        const { cpuSeconds, memory } = processUse(pid);
        const before = now.get(kind) ?? { cpuSeconds: 0, memory: 0 };
        now.set(kind, { atMs, cpuSeconds: before.cpuSeconds + cpuSeconds, memory: before.memory + memory });
      } catch {
        // It ended meanwhile.
      }
    for (const [kind, look] of now) this.#looks.set(kind, [...(this.#looks.get(kind) ?? []), look]);
  }
}
