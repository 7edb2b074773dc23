import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { Kysely, sql } from 'kysely';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../../../src/adapters/storage/sqlite-database.ts';
import { isTaken, troubleOf } from '../../../src/adapters/storage/trouble.ts';

interface Notes {
  notes: { id: number; body: string | null; bytes: Uint8Array | null };
}

const folder = mkdtempSync(join(tmpdir(), 'diem-cau-thread-'));
const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const newFile = (): string => join(mkdtempSync(join(folder, 'db-')), 'hub.sqlite');

const opened = async (file = newFile(), maxPages: number | null = null) => {
  const sqlite = await openSqlite({ file, maxPages });
  const db = new Kysely<Notes>({ dialect: sqlite.dialect });
  cleanUp.push(() => sqlite.close());
  await sql`create table if not exists notes (id integer primary key, body text, bytes blob)`.execute(db);
  return { db, file, sqlite };
};
const failing = async (work: Promise<unknown>): Promise<unknown> => {
  const [outcome] = await Promise.allSettled([work]);
  return outcome.status === 'rejected' ? outcome.reason : expect.fail('it should have failed');
};

describe('SQLite in its thread', () => {
  it('lets the hub go on while a question takes long', async () => {
    const { db } = await opened();
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await sql`with recursive n (i) as (select 1 union all select i + 1 from n where i < 1000000) select count(*) from n`.execute(
      db,
    );
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });

  it('gives rows, numbers of changes and bytes as they were put in, and leaves the bytes to whoever gave them', async () => {
    const { db } = await opened();
    const whole = new Uint8Array(300_000).map((_, index) => index % 251);
    // A part of a larger piece, as buffers mostly are.
    const part = whole.subarray(1_000, 200_000);
    await db.insertInto('notes').values({ id: 1, body: 'Hoà', bytes: part }).execute();
    expect(whole).toHaveLength(300_000);
    expect(await db.selectFrom('notes').selectAll().execute()).toEqual([{ id: 1, body: 'Hoà', bytes: part }]);
    const { numUpdatedRows } = await db.updateTable('notes').set({ bytes: null }).executeTakeFirstOrThrow();
    expect(numUpdatedRows).toBe(1n);
    await expect(sql`select ${true}`.execute(db)).rejects.toThrow('boolean has no place');
  });

  it('has one transaction at a time, which is there whole or not at all', async () => {
    const { db } = await opened();
    const counted = async (): Promise<number> =>
      (
        await db
          .selectFrom('notes')
          .select((all) => all.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n;
    const seen: Promise<number>[] = [];
    const writing = (first: number, fails: boolean): Promise<void> =>
      db.transaction().execute(async (transaction) => {
        for (const id of [first, first + 1]) {
          await transaction.insertInto('notes').values({ id }).execute();
          seen.push(counted());
        }
        if (fails) throw new Error('thought better of it');
      });
    const outcomes = await Promise.allSettled([writing(1, false), writing(10, true), writing(20, false)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    for (const count of await Promise.all(seen)) expect([2, 4]).toContain(count);
    expect((await db.selectFrom('notes').select('id').orderBy('id').execute()).map(({ id }) => id)).toEqual([
      1, 2, 20, 21,
    ]);
  });

  it('sees a change of the tables in statements that it had asked before', async () => {
    const { db } = await opened();
    const all = () => sql`select * from notes`.execute(db);
    await db.insertInto('notes').values({ id: 1 }).execute();
    await all();
    await sql`alter table notes add column later text default 'x'`.execute(db);
    expect((await all()).rows).toEqual([{ id: 1, body: null, bytes: null, later: 'x' }]);
  });
});

describe('an error of SQLite', () => {
  it('keeps the code that tells what it means', async () => {
    const { db, file } = await opened(newFile(), 10);
    await db.insertInto('notes').values({ id: 1 }).execute();
    const taken = await failing(db.insertInto('notes').values({ id: 1 }).execute());
    expect([isTaken(taken), troubleOf(taken)]).toEqual([true, null]);
    const bytes = new Uint8Array(100_000);
    const full = await failing(
      db.transaction().execute((each) => each.insertInto('notes').values({ id: 2, bytes }).execute()),
    );
    expect([troubleOf(full), Reflect.get(Object(full), 'errcode')]).toEqual(['unwritable', 13]);

    const intruder = new DatabaseSync(file);
    cleanUp.push(() => intruder.close());
    intruder.exec('begin immediate');
    // Also where the transaction does nothing.
    const adding = (each: Kysely<Notes>) => each.insertInto('notes').values({ id: 3 }).execute();
    for (const work of [adding, () => Promise.resolve()])
      expect(troubleOf(await failing(db.transaction().execute<unknown>(work)))).toBe('busy');
    intruder.exec('rollback');
    await db.insertInto('notes').values({ id: 3 }).execute();
  });

  it('is the same at the opening, and the thread ends', async () => {
    const notThere = await failing(openSqlite({ file: join(folder, 'nowhere', 'hub.sqlite'), maxPages: null }));
    expect(troubleOf(notThere)).toBe('unwritable');
    const text = newFile();
    writeFileSync(text, 'This is a text. '.repeat(1_000));
    expect(Reflect.get(Object(await failing(openSqlite({ file: text, maxPages: null }))), 'errcode')).toBe(26);
  });
});

describe('a process', () => {
  const program = fileURLToPath(new URL('../../support/threaded-child.ts', import.meta.url));
  const preload = new URL('../../support/bug-in-thread.ts', import.meta.url).href;
  const ended = async (how: string, nodeOptions = '') => {
    const child = spawn(process.execPath, [program, newFile(), how], {
      env: { ...process.env, NODE_OPTIONS: nodeOptions },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    cleanUp.push(() => void child.kill('SIGKILL'));
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const [code, signal] = await once(child, 'close');
    return { code, signal, output };
  };

  it('ends of itself while the thread is asked nothing, closed or not', async () => {
    expect(await ended('idle')).toMatchObject({ code: 0, output: expect.stringContaining('open') });
  });

  it('that is to end does so although the thread does not answer', async () => {
    expect(await ended('hangs')).toMatchObject({ code: null, signal: 'SIGKILL' });
  });

  it('ends with a bug of its thread, and says which', async () => {
    const { code, output } = await ended('bug', `--import ${preload}`);
    expect([code, output.includes('a bug of the test, in the thread')]).toEqual([1, true]);
  });
});
