import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { contentHash } from './content-hash.ts';
import { checkout, inCheckout } from './paths.ts';
import type { Step } from './report.ts';
import { runProgram } from './run-program.ts';
import { SetupError } from './setup-error.ts';

/** The built client, which the hub serves. */
export const clientFolder = inCheckout('client', 'dist');

const stampFile = inCheckout('node_modules', '.diem-cau', 'client-build');

// Everything that the bundle is made of.
const sourceHash = (): string => {
  const besideSource = readdirSync(inCheckout('client')).filter((name) => /\.(ts|html|json)$/.test(name));
  const sources = [
    'package-lock.json',
    'client/src',
    'client/public',
    'client/away-worker',
    'shared/src',
    ...besideSource.map((n) => `client/${n}`),
  ];
  return contentHash(
    sources.map((source) => inCheckout(source)),
    checkout,
  );
};

const builtFrom = (): string | undefined =>
  existsSync(stampFile) && existsSync(inCheckout('client', 'dist', 'index.html'))
    ? readFileSync(stampFile, 'utf8')
    : undefined;

/** Builds the client into client/dist unless it was built from the same source. */
export async function buildClient(step: Step): Promise<void> {
  const hash = sourceHash();
  if (builtFrom() === hash) return step.say('built from this source');
  step.say('building …');
  const startedAt = performance.now();
  const { code, output } = await runProgram('npm', ['run', 'build', '-w', 'client', '--loglevel=error']);
  if (code !== 0) {
    throw new SetupError('Không dựng được giao diện.', `The client could not be built:\n${output.trimEnd()}`);
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, hash);
  step.say(`built in ${Math.round((performance.now() - startedAt) / 1000)} s`);
}
