import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-ports.ts';

/** A PostgreSQL of our own that is running: its address, and the way to end it and to remove all of it. */
export type Postgres = { url: string; stop: () => Promise<void> };

type Owner = { uid: number; gid: number };

const startLimitMs = 30_000;

// Debian keeps each major version's programs in a folder of its own, outside PATH.
const programs = (): string => {
  const root = '/usr/lib/postgresql';
  const newest = readdirSync(root)
    .sort((a, b) => Number(b) - Number(a))
    .at(0);
  if (newest === undefined) throw new Error(`there is no PostgreSQL under ${root}`);
  return join(root, newest, 'bin');
};

// PostgreSQL refuses to run as root: root lends it Debian's own user.
const ownerForRoot = (): Owner | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string): number => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: idOf('-u'), gid: idOf('-g') };
};

const ended = (child: ChildProcess): Promise<unknown> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', resolve));

const initialise = (bin: string, data: string, passwordFile: string, owner: Owner | undefined): void => {
  const { status, stdout, stderr, error } = spawnSync(
    join(bin, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'postgres',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-N',
    ],
    { encoding: 'utf8', cwd: '/', ...owner },
  );
  if (status !== 0) throw new Error(`initdb failed: ${error?.message ?? stdout + stderr}`);
};

const untilReady = async (bin: string, port: number, server: ChildProcess): Promise<void> => {
  const limit = performance.now() + startLimitMs;
  while (spawnSync(join(bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]).status !== 0) {
    if (server.exitCode !== null || performance.now() > limit) throw new Error('the test database does not start');
    await sleep(100);
  }
};

/**
 * Starts a throw-away PostgreSQL cluster on a free port of 127.0.0.1, with a random password as other users of the
 * machine reach that port too. Its data lie in the system's temporary folder until `stop`.
 */
export async function startPostgres(): Promise<Postgres> {
  const bin = programs();
  const owner = ownerForRoot();
  const folder = mkdtempSync(join(tmpdir(), 'diem-cau-postgres-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const [data, sockets, passwordFile] = [join(folder, 'data'), join(folder, 'run'), join(folder, 'password')];
    const password = randomBytes(16).toString('hex');
    mkdirSync(data, { mode: 0o700 });
    mkdirSync(sockets, { mode: 0o700 });
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (owner) for (const path of [folder, data, sockets, passwordFile]) chownSync(path, owner.uid, owner.gid);
    initialise(bin, data, passwordFile, owner);

    const port = await freePort();
    // Nothing in it has to survive: without fsync the tests do not wait for the disk.
    const settings = {
      listen_addresses: '127.0.0.1',
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
    };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const server = spawn(join(bin, 'postgres'), ['-D', data, '-k', sockets, '-p', String(port), ...flags], {
      stdio: 'ignore',
      cwd: '/',
      // A Ctrl-C at the terminal is for the tests; they stop the database afterwards.
      detached: true,
      ...owner,
    });
    // SIGINT is PostgreSQL's fast shutdown: it closes the connections that are left.
    const interrupt = (): void => void server.kill('SIGINT');
    process.once('exit', interrupt);
    const stop = async (): Promise<void> => {
      process.off('exit', interrupt);
      interrupt();
      await ended(server);
      remove();
    };
    try {
      await untilReady(bin, port, server);
    } catch (error) {
      await stop();
      throw error;
    }
    return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    remove();
    throw error;
  }
}
