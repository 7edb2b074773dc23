import { chmodSync, cpSync, globSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { needPackages } from '../setup/debian-packages.ts';
import { inCheckout } from '../setup/paths.ts';
import type { Step } from '../setup/report.ts';
import { runProgram, type RunOptions } from '../setup/run-program.ts';
import { SetupError } from '../setup/setup-error.ts';
import { mendSource } from './source-mends.ts';
import { buildOptions, buildPackages, useSystemLibraries } from './system-libraries.ts';

const must = async (program: string, args: readonly string[], options: RunOptions): Promise<void> => {
  const { code, output } = await runProgram(program, args, options);
  if (code === 0) return;
  throw new SetupError(
    'Không dựng được mediasoup worker.',
    `The mediasoup worker could not be built ("${program} ${args[0]}" failed):\n` +
      output.trimEnd().split('\n').slice(-30).join('\n'),
  );
};

/** What is left of a long piece of work, from its pace so far: "about 4 min left". */
export function timeLeft(startedAt: number, now: number, done: number, total: number): string {
  if (done < 10) return '';
  const minutes = (((now - startedAt) / done) * (total - done)) / 60_000;
  return minutes < 1 ? 'less than a minute left' : `about ${Math.round(minutes)} min left`;
}

/**
 * Builds the worker from the source that the mediasoup package carries, against Debian's libraries, to `target` in the
 * folder `folder`. It is built in a temporary folder there and renamed at the end, so a broken-off build leaves nothing.
 */
export async function buildWorker(folder: string, target: string, step: Step): Promise<void> {
  await needPackages(buildPackages, 'to build the mediasoup worker', step);
  // Only one run builds at a time (see worker-binary.ts), so what lies here was left by one that was killed.
  for (const left of globSync(join(folder, 'build-*'))) rmSync(left, { recursive: true, force: true });
  const temporary = mkdtempSync(join(folder, 'build-'));
  try {
    const source = join(temporary, 'worker');
    const build = join(temporary, 'build');
    cpSync(inCheckout('node_modules', 'mediasoup', 'worker'), source, { recursive: true });
    mendSource(source);
    useSystemLibraries(source);

    step.say('configuring the build (once for each version, 5 to 15 minutes in all) …');
    await must('meson', ['setup', ...buildOptions, build, source], {});
    const startedAt = performance.now();
    await must('ninja', ['-C', build, 'mediasoup-worker'], {
      onLine(line) {
        const [, done, total] = line.match(/^\[(\d+)\/(\d+)\]/) ?? [];
        if (done === undefined || total === undefined) return;
        const note = timeLeft(startedAt, performance.now(), Number(done), Number(total));
        step.progress('building', Number(done), Number(total), note);
      },
    });
    const binary = join(build, 'mediasoup-worker');
    await must('strip', [binary], {});
    chmodSync(binary, 0o755);
    renameSync(binary, target);
    step.say(`built in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
