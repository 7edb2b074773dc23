import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** A PostgreSQL server for tests, and a way to get empty databases on it. */
export interface TestPostgres {
  /** Makes an empty database and gives its address. */
  emptyDatabase(): Promise<string>;
  /** Stops the server at once, as a crash would, and starts it again; null where the server is not ours to stop. */
  readonly crash: { stop(): Promise<void>; start(): Promise<void> } | null;
  close(): Promise<void>;
}

const programs = '/usr/lib/postgresql';

const installedAt = (): string => {
  const versions = existsSync(programs) ? readdirSync(programs).sort((a, b) => Number(b) - Number(a)) : [];
  if (versions[0] === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  return join(programs, versions[0], 'bin');
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port is free')),
      );
    });
  });

const databasesOn = (url: string): Pick<TestPostgres, 'emptyDatabase' | 'close'> => {
  const made: string[] = [];
  const run = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  return {
    async emptyDatabase() {
      const name = `diem_cau_test_${randomUUID().replaceAll('-', '')}`;
      await run(`create database ${name}`);
      made.push(name);
      const address = new URL(url);
      address.pathname = `/${name}`;
      return address.href;
    },
    async close() {
      for (const name of made) await run(`drop database if exists ${name} with (force)`).catch(() => undefined);
    },
  };
};

const isUp = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
};

/** A server of its own in a temporary folder; PostgreSQL refuses to run as root, so root lends it the user `postgres`. */
const ownServer = async (): Promise<TestPostgres> => {
  const bin = installedAt();
  const folder = mkdtempSync(join(tmpdir(), 'diem-cau-postgres-'));
  const data = join(folder, 'data');
  const port = await freePort();
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  const asRoot = process.getuid?.() === 0;
  if (asRoot) {
    const uid = Number(spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' }).stdout);
    const gid = Number(spawnSync('id', ['-g', 'postgres'], { encoding: 'utf8' }).stdout);
    chownSync(folder, uid, gid);
  }
  chmodSync(folder, 0o700);
  const command = (program: string, args: readonly string[]): [string, string[]] =>
    asRoot ? ['runuser', ['-u', 'postgres', '--', join(bin, program), ...args]] : [join(bin, program), [...args]];
  const finished = (program: string, args: readonly string[]): void => {
    const { status, stderr } = spawnSync(...command(program, args), { encoding: 'utf8', cwd: folder });
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
  };
  finished('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8']);

  const start = async (): Promise<void> => {
    const args = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder];
    spawn(...command('postgres', args), { stdio: 'ignore', cwd: folder }).unref();
    for (let tries = 0; tries < 150; tries += 1) {
      if (await isUp(url)) return;
      await delay(100);
    }
    throw new Error('the throw-away PostgreSQL did not start');
  };
  const stop = (): Promise<void> =>
    Promise.resolve(finished('pg_ctl', ['stop', '-D', data, '-m', 'immediate', '-w', '-t', '30']));
  await start();
  return {
    ...databasesOn(url),
    crash: { start, stop },
    async close() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** The server that TEST_POSTGRES_URL names (a user who may create databases), else one of its own that goes away with the test. */
export const testPostgres = async (): Promise<TestPostgres> => {
  const given = process.env['TEST_POSTGRES_URL'];
  if (given === undefined || given === '') return ownServer();
  return { ...databasesOn(given), crash: null };
};
