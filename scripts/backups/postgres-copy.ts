import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { environment, runProgram } from '../setup/run-program.ts';
import { SetupError } from '../setup/setup-error.ts';
import type { Figures } from './manifest.ts';

const timeLimitMs = 60 * 60_000;

/** PostgreSQL's programs by address; the password goes by the environment, where no list of processes shows it. */
const connection = (databaseUrl: string): { address: string; env: Record<string, string> } => {
  const url = new URL(databaseUrl);
  const password = decodeURIComponent(url.password);
  url.password = '';
  return { address: url.href, env: password === '' ? {} : { PGPASSWORD: password } };
};

const failed = (program: string, output: string): SetupError =>
  output.includes('ENOENT')
    ? new SetupError(
        `Thiếu chương trình ${program} của PostgreSQL. Hãy cài một lần:`,
        `PostgreSQL's program ${program} is missing: install it once.`,
        'sudo apt-get install -y postgresql-client',
      )
    : new SetupError(`${program} không chạy được: ${output.trim()}`, `${program} failed.`);

const run = async (program: string, args: readonly string[], env: Record<string, string> = {}): Promise<string> => {
  const { code, output } = await runProgram(program, args, { env, timeLimitMs });
  if (code !== 0) throw failed(program, output);
  return output;
};

/** Copies a database as it stands at one moment into PostgreSQL's own format for archives. */
export async function dumpPostgres(databaseUrl: string, to: string): Promise<void> {
  const { address, env } = connection(databaseUrl);
  await run(
    'pg_dump',
    ['--format=custom', '--no-owner', '--no-privileges', `--file=${to}`, `--dbname=${address}`],
    env,
  );
}

/** Reads a dump from beginning to end, and counts the rows that it holds. Throws SetupError for one that can't be read. */
export async function checkDump(file: string): Promise<Figures> {
  await run('pg_restore', ['--list', file]);
  const child = spawn('pg_restore', ['--data-only', '--file=-', file], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const rows = new Map<string, number>();
  let table: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === '\\.') table = undefined;
    else if (table !== undefined) rows.set(table, (rows.get(table) ?? 0) + 1);
    else {
      table = /^COPY \S+?\.(\S+) \(/.exec(line)?.[1];
      if (table !== undefined) rows.set(table, 0);
    }
  }
  const [meetings, events] = [rows.get('meetings'), rows.get('meeting_events')];
  if ((await ended) !== 0 || meetings === undefined || events === undefined) throw failed('pg_restore', complaint);
  return { meetings, events };
}

const ask = async (databaseUrl: string, query: string): Promise<string> => {
  const { address, env } = connection(databaseUrl);
  return (await run('psql', ['-X', '-q', '-At', '-v', 'ON_ERROR_STOP=1', '-d', address, '-c', query], env)).trim();
};

/** Whether another program, a hub for instance, has the database open. */
export const isInUse = async (databaseUrl: string): Promise<boolean> =>
  (await ask(
    databaseUrl,
    'select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )) !== '0';

/** Whether there are tables in the schema where the hub keeps its own. */
export const holdsTables = async (databaseUrl: string): Promise<boolean> =>
  (await ask(databaseUrl, "select count(*) from pg_tables where schemaname = 'public'")) !== '0';

/** Renames the hub's schema, so that all that is in it stays under another name, and makes an empty one. */
export const moveTablesAside = async (databaseUrl: string, name: string): Promise<void> => {
  await ask(databaseUrl, `begin; alter schema public rename to "${name}"; create schema public; commit`);
};

/** Puts a dump back into an empty schema, all of it or nothing. */
export async function restoreDump(databaseUrl: string, file: string): Promise<void> {
  const { address, env } = connection(databaseUrl);
  const args = ['--single-transaction', '--exit-on-error', '--no-owner', '--no-privileges', '--schema=public'];
  await run('pg_restore', [...args, `--dbname=${address}`, file], env);
}
