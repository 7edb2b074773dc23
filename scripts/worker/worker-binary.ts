import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contentHash } from '../setup/content-hash.ts';
import { withLock } from '../setup/lock.ts';
import { inCache, inCheckout } from '../setup/paths.ts';
import { step as newStep, type Step } from '../setup/report.ts';
import { runProgram } from '../setup/run-program.ts';
import { SetupError } from '../setup/setup-error.ts';
import { buildWorker } from './build.ts';
import { downloadPrebuilt } from './prebuilt.ts';

const handshakeLimitMs = 30_000;

// The worker ends with this code when it is started without a version (mediasoup's own check of its download).
const startsWithoutVersion = 41;

const systemName = (): string => {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const field = (name: string): string => release.match(new RegExp(`^${name}="?([\\w.-]+)`, 'm'))?.[1] ?? '';
  return `${field('ID') || process.platform}${field('VERSION_ID')}`;
};

/**
 * The name of the cache folder of one worker: the mediasoup version, the machine, the system (the binary is linked
 * against its libraries), and a hash of everything here that decides how it is built.
 */
function workerKey(): string {
  const manifest = readFileSync(inCheckout('node_modules', 'mediasoup', 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const recipe = ['source-mends.ts', 'system-libraries.ts', 'subprojects'];
  const hash = contentHash(
    recipe.map((name) => join(import.meta.dirname, name)),
    import.meta.dirname,
  );
  return `mediasoup-${version}-${process.arch}-${systemName()}-${hash}`;
}

// Cheap enough for every start: a library that was taken off the system since shows here.
const canStart = (binary: string): boolean =>
  spawnSync(binary, [], { env: {}, stdio: 'ignore' }).status === startsWithoutVersion;

const identity = (binary: string): string => {
  const { size, mtimeMs } = statSync(binary);
  return JSON.stringify({ size, mtimeMs });
};

const isAccepted = (binary: string, stamp: string): boolean =>
  existsSync(binary) && existsSync(stamp) && readFileSync(stamp, 'utf8') === identity(binary) && canStart(binary);

/** Whether a worker completes a DTLS handshake (see handshake.ts); `reason` is what it said when it does not. */
async function provesItself(binary: string): Promise<{ ok: boolean; reason: string }> {
  const { code, output } = await runProgram(process.execPath, [join(import.meta.dirname, 'handshake.ts'), binary], {
    timeLimitMs: handshakeLimitMs,
  });
  return { ok: code === 0, reason: output.trim() };
}

const rejected = (binary: string, reason: string): SetupError =>
  new SetupError(
    `mediasoup worker không hoàn tất bắt tay DTLS: ${binary}`,
    `This mediasoup worker does not complete a DTLS handshake:\n${reason}`,
  );

const make = async (folder: string, binary: string, stamp: string, step: Step): Promise<void> => {
  rmSync(stamp, { force: true });
  step.say("trying mediasoup's prebuilt binary …");
  if (await downloadPrebuilt(binary)) {
    const { ok, reason } = await provesItself(binary);
    if (ok) return writeFileSync(stamp, identity(binary));
    step.say(`the prebuilt binary does not work here (${reason.split('\n')[0]}); building`);
  } else {
    step.say('no prebuilt binary can be had; building it from the source in the package');
  }
  await buildWorker(folder, binary, step);
  const { ok, reason } = await provesItself(binary);
  if (!ok) throw rejected(binary, reason);
  writeFileSync(stamp, identity(binary));
};

// Somebody who runs vitest by hand finds the binary here.
const writePath = (binary: string): void => {
  const file = inCheckout('node_modules', '.diem-cau', 'worker-path');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, binary);
};

/**
 * The path of a mediasoup worker that has completed a DTLS handshake on this machine: the operator's own
 * (`MEDIASOUP_WORKER_BIN`), the cached one, mediasoup's prebuilt one, or one built here. Needs node_modules.
 */
export async function workerBinary(step: Step = newStep(1, 1, 'Worker mediasoup')): Promise<string> {
  const own = process.env.MEDIASOUP_WORKER_BIN;
  if (own) {
    const { ok, reason } = await provesItself(own);
    if (!ok) throw rejected(own, reason);
    step.say('MEDIASOUP_WORKER_BIN, checked by a DTLS handshake');
    writePath(own);
    return own;
  }
  const key = workerKey();
  const folder = inCache('worker', key);
  const binary = join(folder, 'mediasoup-worker');
  const stamp = join(folder, 'accepted.json');
  if (isAccepted(binary, stamp)) {
    step.say('ready');
  } else {
    mkdirSync(folder, { recursive: true });
    await withLock(
      `worker-${key}`,
      () => step.say('another run is making it, waiting …'),
      async () => {
        if (!isAccepted(binary, stamp)) await make(folder, binary, stamp, step);
      },
    );
    step.say('ready, checked by a DTLS handshake');
  }
  writePath(binary);
  return binary;
}
