import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../../scripts/setup/free-ports.ts';

/** A PostgreSQL server for tests, and a way to get empty databases on it. */
export interface TestPostgres {
  /** Makes an empty database and gives its address. */
  emptyDatabase(): Promise<string>;
  /** Removes the databases, and the server where it is the test's own. */
  close(): Promise<void>;
}

/** A server of the test's own, which it may ill-treat. */
export interface OwnPostgres extends TestPostgres {
  /** Stops it at once, as a crash would. */
  crash(): void;
  /** Starts it again. */
  restart(): Promise<void>;
}

const programs = '/usr/lib/postgresql';
/** Whether the machine has the programs for a server of one's own. */
export const postgresIsInstalled = existsSync(programs);

const bin = (): string => {
  const [newest] = postgresIsInstalled ? readdirSync(programs).sort((a, b) => Number(b) - Number(a)) : [];
  if (newest === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  return join(programs, newest, 'bin');
};

const databasesOn = (url: string): TestPostgres => {
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
      for (const name of made) await run(`drop database if exists ${name} with (force)`);
    },
  };
};

/** Starts a server of its own in a temporary folder. PostgreSQL refuses to run as root, so root lends it the user `postgres`. */
export const ownPostgres = async (): Promise<OwnPostgres> => {
  const idOf = (flag: string): number => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  const owner = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  const folder = mkdtempSync(join(tmpdir(), 'diem-cau-postgres-'));
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (owner.uid !== undefined) for (const path of [folder, data]) chownSync(path, owner.uid, owner.gid);
  const run = (program: string, ...args: string[]): void => {
    const { status, stderr } = spawnSync(join(bin(), program), args, { encoding: 'utf8', cwd: '/', ...owner });
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
  };
  run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N');

  const port = await freePort();
  const ready = ['-q', '-h', '127.0.0.1', '-p', String(port)];
  const restart = async (): Promise<void> => {
    const args = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder];
    spawn(join(bin(), 'postgres'), args, { stdio: 'ignore', cwd: '/', ...owner });
    for (let tries = 0; tries < 300; tries += 1) {
      if (spawnSync(join(bin(), 'pg_isready'), ready).status === 0) return;
      await delay(100);
    }
    throw new Error('the throw-away PostgreSQL does not start');
  };
  const crash = (): void => run('pg_ctl', 'stop', '-D', data, '-m', 'immediate', '-w', '-t', '30');
  await restart();
  const databases = databasesOn(`postgresql://postgres@127.0.0.1:${port}/postgres`);
  return {
    emptyDatabase: () => databases.emptyDatabase(),
    crash,
    restart,
    close() {
      crash();
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
};

/** The server that TEST_POSTGRES_URL names (with a user who may create databases), else one of the test's own. */
export const testPostgres = (): Promise<TestPostgres> => {
  const given = process.env['TEST_POSTGRES_URL'];
  return given === undefined || given === '' ? ownPostgres() : Promise.resolve(databasesOn(given));
};
