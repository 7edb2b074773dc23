import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { exitCodes } from '../server/src/exit-codes.ts';

/** How a hub is started: the program, its arguments, and those of each further start, which asks for nothing a second time. */
export type HubProgram = {
  program: string;
  args: readonly string[];
  argsAgain: readonly string[];
  env: NodeJS.ProcessEnv;
};

/** What the waiting goes by, in milliseconds. */
export type Patience = {
  /** A hub that ran this long has shown that it can: when it ends, the next start is immediate. */
  provenAfter: number;
  /** The waiting before the second start in a row that showed nothing; it doubles. */
  firstWait: number;
  longestWait: number;
  /** A hub that was told to end and has not by then is killed. */
  endLimit: number;
};

const patience: Patience = { provenAfter: 3_000, firstWait: 500, longestWait: 10_000, endLimit: 15_000 };
/** So many starts of a hub that never came to run: something that only a person can mend, who sits before it. */
const mostFailedStarts = 5;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How a hub ended: its exit code (128 + n by a signal, as in a shell), whether it had come to run, and how long it then ran. */
type Ended = { code: number; signal: NodeJS.Signals | null; ran: boolean; ranForMs: number };

const say = (vi: string, en: string): void => void process.stderr.write(`${vi}\n${en}\n`);

/**
 * Whether something else starts this process again: systemd, which names the process that it started itself (systemd.exec(5),
 * SYSTEMD_EXEC_PID), or whoever says so by `HUB_SUPERVISED`.
 */
export const isSupervised = (env: NodeJS.ProcessEnv = process.env, pid = process.pid): boolean =>
  Boolean(env['HUB_SUPERVISED']) || env['SYSTEMD_EXEC_PID'] === String(pid);

type HandOn = (signal: NodeJS.Signals) => void;

/** Runs a hub once; `steer` is told how to hand a signal on to it while it runs. `endLimit`: ms from the first signal until it is killed. */
const run = (
  { program, env }: HubProgram,
  args: readonly string[],
  endLimit: number,
  steer: (handOn: HandOn) => void,
): Promise<Ended> =>
  new Promise((resolve) => {
    let ranSince: number | null = null;
    // A session of its own: what a terminal sends to all of its programs reaches the hub once, from here.
    const child = spawn(program, args, { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'], detached: true });
    let limit: NodeJS.Timeout | undefined;
    steer((signal) => {
      child.kill(signal);
      limit ??= setTimeout(() => child.kill('SIGKILL'), endLimit);
    });
    const ended = (code: number, signal: NodeJS.Signals | null): void => {
      clearTimeout(limit);
      steer(() => undefined);
      const ranForMs = ranSince === null ? 0 : performance.now() - ranSince;
      resolve({ code, signal, ran: ranSince !== null, ranForMs });
    };
    child.on('message', () => (ranSince ??= performance.now()));
    child.once('error', (error) => {
      say(`Không chạy được ${program}: ${error.message}`, `${program} can't be run.`);
      if (child.pid === undefined) ended(exitCodes.broken, null);
    });
    child.once('exit', (code, signal) =>
      ended(code ?? 128 + (signal === null ? 0 : constants.signals[signal]), signal),
    );
  });

/**
 * Keeps a hub running where no supervisor of the system does: starts it again when it ended abnormally, for ever once it has run, hands
 * on signals, and resolves to the exit code that is the hub's last word. The hub holds the other end of a channel and says "running" on
 * it; when this process is gone, the hub notices and ends in order.
 */
export async function keepRunning(hub: HubProgram, { provenAfter, firstWait, longestWait, endLimit } = patience) {
  const stopping = new AbortController();
  let handOn: HandOn = () => undefined;
  const heard = (signal: NodeJS.Signals): void => {
    stopping.abort();
    handOn(signal);
  };
  for (const signal of signals) process.on(signal, heard);
  // A terminal that is gone takes the lines along, not the hub.
  process.stderr.on('error', () => undefined);

  const runOnce = (args: readonly string[]): Promise<Ended> => run(hub, args, endLimit, (to) => (handOn = to));

  try {
    let everRan = false;
    let failedStarts = 0;
    let unproven = 0;
    for (let args = hub.args; ; args = hub.argsAgain) {
      const { code, signal, ran, ranForMs } = await runOnce(args);
      everRan ||= ran;
      failedStarts += 1;
      unproven = ranForMs >= provenAfter ? 0 : unproven + 1;
      if (stopping.signal.aborted || code === exitCodes.done || code === exitCodes.misconfigured) return code;
      // Who has just started it reads why and mends it. A hub that has run before is never given up: what keeps it from starting may
      // pass by itself, and a meeting waits for it.
      if (code === exitCodes.refused && !everRan) return code;
      if (failedStarts >= mostFailedStarts && !everRan) {
        say(
          `Máy chủ không khởi động được ${failedStarts} lần liền: không thử nữa. Lý do ở các dòng trên.`,
          `The hub did not start ${failedStarts} times in a row and is not tried again; the lines above say why.`,
        );
        return code;
      }
      const waitMs = unproven < 2 ? 0 : Math.min(firstWait * 2 ** (unproven - 2), longestWait);
      say(
        `Máy chủ dừng bất thường (${signal ?? `mã ${code}`}): khởi động lại${waitMs > 0 ? ` sau ${waitMs / 1000} giây` : ''}.`,
        `The hub ended abnormally (${signal ?? `code ${code}`}): it is started again${waitMs > 0 ? ` in ${waitMs / 1000} s` : ''}.`,
      );
      await sleep(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return code;
    }
  } finally {
    for (const signal of signals) process.off(signal, heard);
  }
}
