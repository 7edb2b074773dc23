import { execFile } from 'node:child_process';
import { resolve } from 'node:path';

/** Runs one of the project's scripts; gives its exit code and all that it wrote. */
export const runScript = (
  name: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number; readonly output: string }> =>
  new Promise((done) => {
    const script = resolve(import.meta.dirname, '../../../scripts', `${name}.ts`);
    const env = { ...process.env, ...environment };
    const child = execFile(process.execPath, [script, ...args], { env }, (_error, stdout, stderr) =>
      done({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
