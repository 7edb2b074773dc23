import { spawnSync } from 'node:child_process';
import {
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import {
  openStorage,
  sqliteFileName,
  type Storage,
  type StorageOptions,
} from '../../../src/adapters/storage/storage.ts';
import { stamp } from '../../../src/application/meeting/publish.ts';
import { StartFailure } from '../../../src/application/running/start-failure.ts';
import { meetingId, opened } from '../../support/meetings.ts';
import { testPostgres } from '../../support/throwaway-postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'diem-cau-start-'));
const postgres = await testPostgres();
const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});
afterAll(async () => {
  await postgres.close();
  rmSync(folder, { recursive: true, force: true });
});

const newFolder = (): string => mkdtempSync(join(folder, 'hub-'));
const leaseTimes = { beatMs: 100, silentMs: 400 };
const open = async (options: StorageOptions): Promise<Storage> => {
  const storage = await openStorage({ leaseTimes, ...options });
  cleanUp.push(() => storage.close());
  return storage;
};
/** A folder in which a hub was, that ended in order; with one meeting. */
const used = async (databaseUrl: string | null = null): Promise<{ dataDir: string; file: string }> => {
  const dataDir = newFolder();
  const storage = await open({ dataDir, databaseUrl });
  await storage.archive.append(meetingId, stamp(0, [opened()], 1));
  await storage.close();
  return { dataDir, file: join(dataDir, sqliteFileName) };
};
/** Why this start fails, in Vietnamese and in English. */
const refusal = async (options: StorageOptions): Promise<{ vi: string; en: string }> => {
  const failure: unknown = await openStorage({ leaseTimes, ...options }).then(
    (storage) => storage.close(),
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(StartFailure);
  return failure instanceof StartFailure ? failure : { vi: '', en: '' };
};
const ask = async (databaseUrl: string, text: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
};

describe('empty is not new, on SQLite:', () => {
  it.each([
    ['is missing', (file: string) => rmSync(file)],
    ['is empty', (file: string) => truncateSync(file, 0)],
    [
      'has lost all that stood in its log',
      (file: string) => {
        rmSync(file);
        const other = new DatabaseSync(file);
        other.exec('pragma journal_mode = wal; create table gone (a); drop table gone;');
        other.close();
        expect(statSync(file).size).toBeGreaterThan(0);
      },
    ],
  ])('a hub whose file %s does not start as a new one', async (_, ill) => {
    const { dataDir, file } = await used();
    ill(file);
    const before = readdirSync(dataDir).sort();
    const { vi, en } = await refusal({ dataDir, databaseUrl: null });
    for (const sentence of [vi, en])
      for (const part of [file, 'scripts/restore', '--start-anew']) expect(sentence).toContain(part);
    expect(readdirSync(dataDir).sort()).toEqual(before);
    const anew = await open({ dataDir, databaseUrl: null, startAnew: true });
    expect(await anew.archive.unfinished()).toEqual([]);
    await anew.close();
    await open({ dataDir, databaseUrl: null });
  });

  it('a folder of an earlier version, known by its secret alone, is no new one either', async () => {
    const dataDir = newFolder();
    writeFileSync(join(dataDir, 'session-secret'), 'x'.repeat(48));
    expect((await refusal({ dataDir, databaseUrl: null })).en).toContain('missing or empty');
  });

  it('a backup takes its own folder with it, and another hub’s database is refused', async () => {
    const one = await used();
    const other = await used();
    const fresh = newFolder();
    copyFileSync(one.file, join(fresh, sqliteFileName));
    const restored = await open({ dataDir: fresh, databaseUrl: null });
    expect(await restored.archive.unfinished()).toEqual([meetingId]);
    expect(readFileSync(join(fresh, 'hub-id'), 'utf8')).toBe(readFileSync(join(one.dataDir, 'hub-id'), 'utf8'));
    copyFileSync(other.file, one.file);
    expect((await refusal({ dataDir: one.dataDir, databaseUrl: null })).en).toContain('data of another hub');
  });

  it('a backup from before the mark is taken back', async () => {
    const { dataDir, file } = await used();
    const raw = new DatabaseSync(file);
    raw.exec("delete from settings where name = 'hub-id'");
    raw.close();
    expect(await (await open({ dataDir, databaseUrl: null })).archive.unfinished()).toEqual([meetingId]);
  });
});

it('empty is not new, on PostgreSQL: a database that was emptied, or another one, is refused', async () => {
  const databaseUrl = await postgres.emptyDatabase();
  const { dataDir } = await used(databaseUrl);
  const another = await postgres.emptyDatabase();
  expect((await refusal({ dataDir, databaseUrl: another })).en).toContain('missing or empty');
  expect(await ask(another, "select 1 from information_schema.tables where table_schema = 'public'")).toEqual([]);
  await used(another);
  expect((await refusal({ dataDir, databaseUrl: another })).en).toContain('data of another hub');
  await ask(databaseUrl, 'drop schema public cascade; create schema public');
  expect((await refusal({ dataDir, databaseUrl })).vi).toContain('--start-anew');
  await open({ dataDir, databaseUrl, startAnew: true });
});

describe('a database of a newer hub is left alone, and both versions are named,', () => {
  it('on SQLite', async () => {
    const { dataDir, file } = await used();
    const raw = new DatabaseSync(file);
    raw.exec("insert into kysely_migration values ('2999-01-01-later', '2999-01-01')");
    raw.exec("update settings set value = '9.8.7' where name = 'program-version'");
    raw.close();
    const before = readFileSync(file);
    const { vi, en } = await refusal({ dataDir, databaseUrl: null });
    for (const sentence of [vi, en])
      for (const part of ['9.8.7', '2999-01-01-later', '0.1.0', file]) expect(sentence).toContain(part);
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('on PostgreSQL', async () => {
    const databaseUrl = await postgres.emptyDatabase();
    const { dataDir } = await used(databaseUrl);
    await ask(databaseUrl, "insert into kysely_migration values ('2999-01-01-later', '2999-01-01')");
    const owner = await ask(databaseUrl, 'select * from hub_owner');
    expect((await refusal({ dataDir, databaseUrl })).en).toContain('2999-01-01-later');
    expect(await ask(databaseUrl, 'select * from hub_owner')).toEqual(owner);
  });
});

describe('a failed start says which file, what is wrong and what to do:', () => {
  const expectWords = async (options: StorageOptions, ...words: readonly string[]): Promise<void> => {
    const { vi, en } = await refusal(options);
    for (const word of words) expect(en).toContain(word);
    expect(vi).not.toBe(en);
    expect(vi).toContain(words[0]);
  };

  it('a file that is damaged in its middle', async () => {
    const { dataDir, file } = await used();
    const raw = new DatabaseSync(file);
    raw.exec('create table filler (a); create index f on filler (a)');
    for (let row = 0; row < 3_000; row += 1) raw.exec(`insert into filler values (hex(randomblob(20)))`);
    raw.close();
    const handle = openSync(file, 'r+');
    for (let at = 4096 * 30; at < statSync(file).size - 4096; at += 8192) writeSync(handle, 'x'.repeat(200), at);
    closeSync(handle);
    await expectWords({ dataDir, databaseUrl: null }, file, 'damaged', 'scripts/restore');
  });

  it('a file that was cut short', async () => {
    const { dataDir, file } = await used();
    truncateSync(file, Math.floor(statSync(file).size / 2));
    await expectWords({ dataDir, databaseUrl: null }, file, 'damaged');
  });

  it('a file that another program holds', async () => {
    const { dataDir, file } = await used();
    const other = new DatabaseSync(file);
    cleanUp.push(() => other.close());
    other.exec('pragma locking_mode = exclusive; begin exclusive');
    await expectWords({ dataDir, databaseUrl: null }, file, 'locked by another program');
  });

  it('a full disk', async (test) => {
    const mounted = join(newFolder(), 'small');
    mkdirSync(mounted);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', mounted]).status !== 0)
      return test.skip('this machine does not let a test mount a small file system');
    cleanUp.push(() => void spawnSync('umount', ['-l', mounted]));
    await expectWords({ dataDir: mounted, databaseUrl: null }, mounted, 'disk is full');
  });

  it('a file system that is read-only', async (test) => {
    const { file } = await used();
    const mounted = join(newFolder(), 'fixed');
    mkdirSync(mounted);
    if (spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', mounted]).status !== 0)
      return test.skip('this machine does not let a test mount a file system');
    cleanUp.push(() => void spawnSync('umount', ['-l', mounted]));
    copyFileSync(file, join(mounted, sqliteFileName));
    spawnSync('mount', ['-o', 'remount,ro', mounted]);
    await expectWords({ dataDir: mounted, databaseUrl: null }, mounted, 'read-only file system');
  });

  it.each([
    ['the folder', 0o700, ''],
    ['the file', 0o600, sqliteFileName],
  ])('rights that are missing on %s', async (_, mode, name) => {
    const { dataDir } = await used();
    const ill = join(dataDir, name);
    const script = fileURLToPath(new URL('../../support/opening-child.ts', import.meta.url));
    const asRoot = process.getuid?.() === 0;
    // Root may do anything, so another user tries.
    if (asRoot) {
      const nobody = 65_534;
      spawnSync('chmod', ['755', folder]);
      if (name !== '') {
        chownSync(dataDir, nobody, nobody);
        for (const each of readdirSync(dataDir)) if (each !== name) chownSync(join(dataDir, each), nobody, nobody);
      }
      spawnSync('chmod', [mode.toString(8), ill]);
      const { stderr } = spawnSync(
        'setpriv',
        ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath, script, dataDir],
        {
          encoding: 'utf8',
        },
      );
      expect(stderr).toContain('StartFailure');
      expect(stderr).toContain('There is no right to read and write');
      expect(stderr).toContain(ill);
      return;
    }
    spawnSync('chmod', ['000', ill]);
    cleanUp.push(() => void spawnSync('chmod', [mode.toString(8), ill]));
    await expectWords({ dataDir, databaseUrl: null }, ill, 'no right to read and write');
  });

  it('PostgreSQL that is not there, does not know the database, or does not let the hub in', async () => {
    const known = new URL(await postgres.emptyDatabase());
    await expectWords(
      { dataDir: newFolder(), databaseUrl: 'postgresql://u:hidden@127.0.0.1:1/none' },
      '127.0.0.1:1/none',
      "can't be reached",
    );
    known.pathname = '/no_such_database';
    await expectWords({ dataDir: newFolder(), databaseUrl: known.href }, '/no_such_database', 'no such database');
    known.username = 'nobody_of_that_name';
    await expectWords({ dataDir: newFolder(), databaseUrl: known.href }, '/no_such_database', 'refuses entry');
  });
});

describe('the write-ahead log', () => {
  it('is folded in at the start and at the end, so that the file is whole by itself', async () => {
    const dataDir = newFolder();
    const file = join(dataDir, sqliteFileName);
    const storage = await open({ dataDir, databaseUrl: null });
    await storage.archive.append(meetingId, stamp(0, [opened()], 1));
    const alone = join(newFolder(), 'alone.sqlite');
    copyFileSync(file, alone);
    const copy = new DatabaseSync(alone, { readOnly: true });
    expect(copy.prepare("select count(*) as count from settings where name = 'hub-id'").get()?.['count']).toBe(1);
    copy.close();
    await storage.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
    const whole = new DatabaseSync(file, { readOnly: true });
    expect(whole.prepare('select count(*) as count from meeting_events').get()?.['count']).toBe(1);
    whole.close();
  });

  it('is folded in soon after a meeting was closed', async () => {
    const dataDir = newFolder();
    const storage = await open({ dataDir, databaseUrl: null });
    await storage.archive.append(meetingId, stamp(0, [opened()], 1));
    await storage.archive.append(meetingId, stamp(1, [{ type: 'meetingClosed', actor: { by: 'hub' } }], 2));
    const alone = join(newFolder(), 'alone.sqlite');
    const eventsInTheFile = (): unknown => {
      copyFileSync(join(dataDir, sqliteFileName), alone);
      const copy = new DatabaseSync(alone, { readOnly: true });
      const row = copy.prepare('select count(*) as count from meeting_events').get();
      copy.close();
      return row?.['count'];
    };
    expect(eventsInTheFile()).toBe(0);
    await expect.poll(eventsInTheFile, { timeout: 15_000, interval: 300 }).toBe(2);
  });
});
