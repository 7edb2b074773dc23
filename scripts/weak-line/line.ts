import { writeFileSync } from 'node:fs';
import { join, basename } from 'node:path';
import { z } from 'zod';
import { runProgram } from '../setup/run-program.ts';
import { unimpaired, type Impairment, type Way } from './impairment.ts';
import { LineProcess, lineProgram, python } from './line-process.ts';

const Opened = z.object({ namespace: z.string(), folder: z.string(), hub: z.string(), pc: z.string() });
const Done = z.object({ at: z.number() });
const Moved = Done.extend({ pc: z.string() });
const Tally = z.object({ packets: z.number(), bytes: z.number(), lastAt: z.number() });
const Fates = z.partialRecord(z.enum(['passed', 'loss', 'queue', 'cut', 'blocked']), Tally);
const Lane = z.partialRecord(z.enum(['udp', 'tcp', 'other']), Fates);
const Counts = Done.extend({ up: Lane, down: Lane });

/**
 * What became of the packets of each protocol in each direction, what passed and what was lost by which cause: how many, of how many
 * bytes, and when the last, by `lineClockMs`.
 */
export type Counts = z.infer<typeof Counts>;

/** The clock by which a line dates all that it does, in milliseconds; nobody can set it. */
export const lineClockMs = (): number => Number(process.hrtime.bigint()) / 1e6;

/** Why no line can be opened on this machine, in a sentence for the person at it and one in English; null where one can. */
export const whyNoLine = async (): Promise<{ readonly vi: string; readonly en: string } | null> => {
  if (process.getuid?.() !== 0)
    return {
      vi: 'Đường truyền giả lập cần quyền root (sudo): nó tạo thiết bị mạng và không gian mạng riêng.',
      en: 'A line needs root: it makes a network device and a network namespace.',
    };
  const { code, output } = await runProgram(python, [lineProgram, '--try'], { timeLimitMs: 30_000 });
  if (code === 0 && output.trim() === '') return null;
  return {
    vi: `Máy này không tạo được đường truyền giả lập (cần /dev/net/tun, ip, python3): ${output.trim()}`,
    en: `This machine can make no line (/dev/net/tun, ip and python3 are needed): ${output.trim()}`,
  };
};

/**
 * A PC's line to a hub on this machine, over which everything goes that the PC's programs send: a network namespace whose only way out
 * are two TUN devices with a lane for each direction between them. Every act resolves to when it took effect, by `lineClockMs`.
 */
export class Line {
  /** The address by which the PC reaches this machine. */
  readonly hubAddress: string;
  readonly #process: LineProcess;
  readonly #namespace: string;
  readonly #folder: string;
  #pcAddress: string;

  private constructor(process: LineProcess, { namespace, folder, hub, pc }: z.infer<typeof Opened>) {
    this.#process = process;
    this.#namespace = namespace;
    this.#folder = folder;
    this.hubAddress = hub;
    this.#pcAddress = pc;
  }

  /** Opens a line that nothing impairs; the same seed loses the same packets of the same traffic. Throws where `whyNoLine` says why. */
  static async open({ seed = 1 }: { readonly seed?: number } = {}): Promise<Line> {
    const process = new LineProcess(seed);
    return new Line(process, await process.next(Opened));
  }

  /** The PC's own address as it is now. */
  get pcAddress(): string {
    return this.#pcAddress;
  }

  /** A folder that goes with the line. */
  get folder(): string {
    return this.#folder;
  }

  /** Changes one direction, or both; what is not named stays as it is. */
  async impair(change: Partial<Impairment>, ...ways: readonly Way[]): Promise<number> {
    const order = { do: 'change', ways: ways.length > 0 ? ways : ['up', 'down'], change };
    return (await this.#process.ask(order, Done)).at;
  }

  /** Nothing passes in either direction, and what is on the way is gone. */
  cut(): Promise<number> {
    return this.impair({ cut: true });
  }

  /** Takes every impairment away. */
  heal(): Promise<number> {
    return this.impair(unimpaired);
  }

  /** The PC comes from another address, as in another network, and no longer from the one before. */
  async newAddress(): Promise<number> {
    const { at, pc } = await this.#process.ask({ do: 'newAddress' }, Moved);
    this.#pcAddress = pc;
    return at;
  }

  /** What passed and what was lost since the line was opened. */
  counts(): Promise<Counts> {
    return this.#process.ask({ do: 'counts' }, Counts);
  }

  /** The words by which a program is run on the PC. */
  command(program: string, args: readonly string[] = []): readonly [string, string[]] {
    return ['nsenter', [`--net=/run/netns/${this.#namespace}`, program, ...args]];
  }

  /** A program's file that runs it on the PC, for whoever starts programs by a path alone. */
  program(path: string): string {
    const file = join(this.#folder, basename(path));
    const [program, words] = this.command(path);
    writeFileSync(file, `#!/bin/sh\nexec ${program} ${words.join(' ')} "$@"\n`, { mode: 0o755 });
    return file;
  }

  /** Ends what still runs on the PC and removes everything. */
  close(): Promise<void> {
    return this.#process.end();
  }
}
