import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { checkout } from './paths.ts';

/** How a program is run; whatever is left out comes from this process. */
export type RunOptions = {
  cwd?: string;
  env?: Record<string, string | undefined>;
  /** Told each line of its output while it runs. */
  onLine?: (line: string) => void;
  /** Killed, with everything that it started, after so long. */
  timeLimitMs?: number;
};

/** How a program ended: its exit code (null: killed, or could not be started) and all that it wrote. */
export type Ended = { code: number | null; output: string };

/**
 * This process's environment with its own Node first in PATH, so that npm and its scripts run under it too, whatever
 * the system's Node is.
 */
export function environment(extra: Record<string, string | undefined> = {}): NodeJS.ProcessEnv {
  return { ...process.env, PATH: [dirname(process.execPath), process.env.PATH].join(delimiter), ...extra };
}

/** Runs a program to its end without ever throwing: what went wrong is in `code` and `output`. */
export function runProgram(program: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return new Promise((resolve) => {
    let output = '';
    let unfinished = '';
    // A group of its own, so that a time limit also ends what the program has started itself.
    const grouped = options.timeLimitMs !== undefined;
    const child = spawn(program, args, {
      cwd: options.cwd ?? checkout,
      env: environment(options.env),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: grouped,
    });
    const timer = grouped
      ? setTimeout(() => {
          output += `\nstopped after ${options.timeLimitMs} ms\n`;
          if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
        }, options.timeLimitMs)
      : undefined;

    const take = (chunk: string): void => {
      output += chunk;
      if (!options.onLine) return;
      const lines = (unfinished + chunk).split(/\r?\n|\r/);
      unfinished = lines.pop() ?? '';
      lines.forEach(options.onLine);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);

    const end = (code: number | null): void => {
      clearTimeout(timer);
      resolve({ code, output });
    };
    child.on('error', (error) => {
      output += `${error.message}\n`;
      end(null);
    });
    child.on('close', end);
  });
}
