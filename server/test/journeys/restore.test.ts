import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runScript } from '../support/run-script.ts';

let folder: string;
let data: string;
let certs: string;
let target: string;

/** A data folder as a hub leaves it that was stopped, with one meeting of three events. */
const dataFolder = (): void => {
  mkdirSync(data);
  const database = new DatabaseSync(join(data, 'hub.sqlite'));
  database.exec(`pragma journal_mode = wal;
    create table meetings (meeting_id text, opened_at integer);
    create table meeting_events (meeting_id text, seq integer, body text);
    insert into meetings values ('m', 1);
    insert into meeting_events values ('m', 1, '{"type":"a"}'), ('m', 2, '{"type":"b"}'), ('m', 3, '{"type":"c"}')`);
  database.close();
  writeFileSync(join(data, 'session-secret'), 'the secret');
  writeFileSync(join(data, 'hub-id'), 'the mark');
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diem-cau-restore-'));
  [data, certs, target] = [join(folder, 'var'), join(folder, 'certs'), join(folder, 'backups')];
  dataFolder();
  mkdirSync(certs);
  writeFileSync(join(certs, 'ca.key'), 'the key');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const backUp = (...more: string[]) => runScript('backup', [...more, '--data', data, '--certs', certs, target]);
const restore = (backup: string, ...more: string[]) =>
  runScript('restore', [...more, '--data', data, '--certs', certs, backup]);
const backups = (): string[] => readdirSync(target).sort();
const newest = (): string => join(target, backups().at(-1) ?? '');
const without = (name: string): void => rmSync(join(data, name), { recursive: true, force: true });

describe('a backup', () => {
  it('holds the database, the keys and the mark, and leaves the folder as it was', async () => {
    writeFileSync(join(data, 'hub.owner'), 'a process');
    expect(await backUp()).toMatchObject({ code: 0 });
    expect(readdirSync(join(newest(), 'data')).sort()).toEqual(['hub-id', 'session-secret']);
    expect(readdirSync(join(newest(), 'certs'))).toEqual(['ca.key']);
  });

  it('keeps so many and no more, and never removes what is no backup', async () => {
    mkdirSync(join(target, 'diem-cau-2020-01-01-000000'), { recursive: true });
    for (let count = 0; count < 4; count += 1) expect(await backUp('--keep', '2')).toMatchObject({ code: 0 });
    expect(backups()).toHaveLength(3);
    expect(backups()).toContain('diem-cau-2020-01-01-000000');
  });

  it('keeps those that were made last, also where one was made while the clock was ahead', async () => {
    expect(await backUp()).toMatchObject({ code: 0 });
    renameSync(newest(), join(target, 'diem-cau-2999-01-01-000000'));
    for (let count = 0; count < 3; count += 1) expect(await backUp('--keep', '2')).toMatchObject({ code: 0 });
    expect(backups()).toHaveLength(2);
    expect(backups()).not.toContain('diem-cau-2999-01-01-000000');
  });

  it('that was interrupted looks like none, and is taken away by the next one', async () => {
    const interrupted = join(target, '.unfinished-4194305');
    mkdirSync(interrupted, { recursive: true });
    expect((await restore(interrupted, '--replace')).code).toBe(1);
    expect(await backUp()).toMatchObject({ code: 0 });
    expect(existsSync(interrupted)).toBe(false);
  });

  it('of a database that is damaged fails, says so, and leaves nothing', async () => {
    without('hub.sqlite-wal');
    truncateSync(join(data, 'hub.sqlite'), 5000);
    const { code, output } = await backUp();
    expect([code, output.includes('nothing was saved')]).toEqual([1, true]);
    expect(backups()).toEqual([]);
  });

  it('of a record with a hole fails', async () => {
    const database = new DatabaseSync(join(data, 'hub.sqlite'));
    database.exec('delete from meeting_events where seq = 2');
    database.close();
    expect((await backUp()).code).toBe(1);
    expect(backups()).toEqual([]);
  });

  it('of an empty folder fails: empty is not saved', async () => {
    without('hub.sqlite');
    expect((await backUp()).code).toBe(1);
  });
});

describe('a restore', () => {
  it('refuses a folder that holds data, and moves them aside when told to', async () => {
    await backUp();
    const refused = await restore(newest());
    expect([refused.code, refused.output.includes('holds data')]).toEqual([1, true]);
    writeFileSync(join(data, 'session-secret'), 'a later secret');
    writeFileSync(join(certs, 'ca.key'), 'a later key');
    expect(await restore(newest(), '--replace')).toMatchObject({ code: 0 });
    expect(readFileSync(join(data, 'session-secret'), 'utf8')).toBe('the secret');
    expect(readFileSync(join(certs, 'ca.key'), 'utf8')).toBe('the key');
    for (const [place, name, text] of [
      [data, 'session-secret', 'a later secret'],
      [certs, 'ca.key', 'a later key'],
    ] as const) {
      const aside = readdirSync(place).find((each) => each.startsWith('before-restore-')) ?? '';
      expect(readFileSync(join(place, aside, name), 'utf8')).toBe(text);
    }
  });

  it('refuses a folder with another database’s journal, and says why', async () => {
    await backUp();
    for (const name of ['hub.sqlite', 'session-secret', 'hub-id']) without(name);
    writeFileSync(join(data, 'hub.sqlite-wal'), 'a journal');
    const { code, output } = await restore(newest());
    expect([code, output.includes('hub.sqlite-wal')]).toEqual([1, true]);
    expect(readdirSync(data)).not.toContain('hub.sqlite');
  });

  it('refuses other certificates: the PCs trust the authority of the backup', async () => {
    await backUp();
    for (const name of readdirSync(data)) without(name);
    writeFileSync(join(certs, 'ca.key'), 'another key');
    expect((await restore(newest())).output).toContain('has other certificates');
    expect(readdirSync(data)).not.toContain('hub.sqlite');
  });

  it('refuses a folder that a hub holds', async () => {
    await backUp();
    const lock = new DatabaseSync(join(data, 'hub.lock'));
    lock.exec('pragma journal_mode = memory; begin exclusive');
    const { code, output } = await restore(newest(), '--replace');
    lock.close();
    expect([code, output.includes('A hub is running')]).toEqual([1, true]);
    expect(await restore(newest(), '--replace')).toMatchObject({ code: 0 });
  });

  it('refuses a backup that is no longer what was saved, before it touches anything', async () => {
    await backUp();
    const database = new DatabaseSync(join(newest(), 'hub.sqlite'));
    database.exec('delete from meetings');
    database.close();
    const { code, output } = await restore(newest(), '--replace');
    expect([code, output.includes('is damaged')]).toEqual([1, true]);
    expect(readFileSync(join(data, 'session-secret'), 'utf8')).toBe('the secret');
    expect(readdirSync(data).filter((name) => name.startsWith('before-restore-'))).toEqual([]);
  });

  it('explains itself', async () => {
    expect((await runScript('restore', ['--help'])).output).toContain('--replace');
    expect((await runScript('backup', ['--help'])).output).toContain('--keep N');
    expect((await runScript('backup', [])).code).toBe(1);
  });
});
