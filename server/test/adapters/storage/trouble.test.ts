import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { MeetingId } from '@diem-cau/shared';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openStorage, sqliteFileName, type Storage } from '../../../src/adapters/storage/storage.ts';
import { leavesOpen, troubleOf } from '../../../src/adapters/storage/trouble.ts';
import { AppendConflict } from '../../../src/application/ports/append-conflict.ts';
import { stamp } from '../../../src/application/meeting/publish.ts';
import { StartFailure } from '../../../src/application/running/start-failure.ts';
import type { StampedEvent } from '../../../src/domain/meeting/events.ts';
import { breakingLine } from '../../support/breaking-line.ts';
import { anBinh, hoaLac, joined, meetingId, opened } from '../../support/meetings.ts';
import { ownPostgres, postgresIsInstalled, testPostgres } from '../../support/throwaway-postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'diem-cau-trouble-'));
const postgres = await testPostgres();
const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});
afterAll(async () => {
  await postgres.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = async (options: Parameters<typeof openStorage>[0]): Promise<Storage> => {
  const storage = await openStorage(options);
  cleanUp.push(() => storage.close());
  return storage;
};
const newFolder = (): string => mkdtempSync(join(folder, 'hub-'));
const opening = stamp(0, [opened()], 1);
const joining = stamp(1, joined(anBinh), 2);
const events = async ({ archive }: Storage): Promise<readonly StampedEvent[]> => archive.events(meetingId);
const unavailable = { code: 'record-unavailable' };

/** Does something and gives the longest time in which nothing else could be done meanwhile, in milliseconds. */
const longestStandstill = async (act: () => Promise<unknown>): Promise<number> => {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  await act();
  clearInterval(timer);
  return Math.max(longest, performance.now() - last);
};

describe('a locked SQLite file', () => {
  const locked = async () => {
    const dataDir = newFolder();
    const storage = await open({ dataDir, databaseUrl: null });
    await storage.archive.append(meetingId, opening);
    const other = new DatabaseSync(join(dataDir, sqliteFileName));
    cleanUp.push(() => other.close());
    other.exec('begin immediate');
    return { storage, other };
  };

  it('is refused after a while in which the hub goes on, and nothing is stored', async () => {
    const { storage, other } = await locked();
    const standstill = await longestStandstill(() =>
      expect(storage.archive.append(meetingId, joining)).rejects.toMatchObject(unavailable),
    );
    expect(standstill).toBeLessThan(1_500);
    expect(await events(storage)).toEqual(opening);
    other.exec('rollback');
    await storage.archive.append(meetingId, joining);
    expect(await events(storage)).toHaveLength(2);
  });

  it('is waited for when it is free again soon', async () => {
    const { storage, other } = await locked();
    setTimeout(() => other.exec('commit'), 600);
    await storage.archive.append(meetingId, joining);
    expect(await events(storage)).toHaveLength(2);
  });

  it('refuses accounts, settings and signs of life alike, and is read all the same', async () => {
    const { storage } = await locked();
    await Promise.all([
      expect(storage.archive.noteAlive({ at: 5, up: null, meetings: new Map() })).rejects.toMatchObject(unavailable),
      expect(storage.settings.write('a', 'b')).rejects.toMatchObject(unavailable),
      expect(storage.endedSessions.end('s', 2, 1)).rejects.toMatchObject(unavailable),
      expect(storage.directory.save({ units: [], endpoints: [] })).rejects.toMatchObject(unavailable),
    ]);
    expect(await storage.accounts.all()).toEqual([]);
    await storage.ping();
  });
});

describe('a full disk', () => {
  const fill = async (storage: Storage): Promise<number> => {
    await storage.archive.append(meetingId, opening);
    for (let seq = 2; ; seq += 20) {
      const many = stamp(
        seq - 1,
        Array.from({ length: 20 }, () => ({ type: 'seatTaken', endpointId: anBinh }) as const),
        seq,
      );
      try {
        await storage.archive.append(meetingId, many);
      } catch (error) {
        expect(error).toMatchObject(unavailable);
        return seq - 1;
      }
    }
  };

  it('is refused at once, all that was acknowledged is there, and it goes on when there is room', async () => {
    const dataDir = newFolder();
    const small = await open({ dataDir, databaseUrl: null, maxPages: 60 });
    const acknowledged = await fill(small);
    expect(acknowledged).toBeGreaterThan(100);
    expect(await events(small)).toHaveLength(acknowledged);
    const started = performance.now();
    await expect(fill(small)).rejects.toBeInstanceOf(AppendConflict); // Its opening is there already.
    await expect(
      small.archive.append(meetingId, stamp(acknowledged, Array.from({ length: 500 }, () => joined(hoaLac)).flat(), 9)),
    ).rejects.toMatchObject(unavailable);
    expect(performance.now() - started).toBeLessThan(1_500);
    await small.close();
    const roomy = await open({ dataDir, databaseUrl: null });
    await roomy.archive.append(meetingId, stamp(acknowledged, joined(hoaLac), 9));
    expect(await events(roomy)).toHaveLength(acknowledged + 1);
  });

  it('is the same on a real file system without room', async (test) => {
    const mounted = join(newFolder(), 'small');
    mkdirSync(mounted);
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', mounted]);
    if (status !== 0) return test.skip('this machine does not let a test mount a small file system');
    cleanUp.push(() => {
      spawnSync('umount', ['-l', mounted]);
    });
    const storage = await open({ dataDir: mounted, databaseUrl: null });
    const acknowledged = await fill(storage);
    expect(await events(storage)).toHaveLength(acknowledged);
    spawnSync('mount', ['-o', 'remount,size=8m', mounted]);
    await storage.archive.append(meetingId, stamp(acknowledged, joined(hoaLac), 9));
    expect(await events(storage)).toHaveLength(acknowledged + 1);
  });
});

describe('PostgreSQL in trouble', () => {
  const connected = async (databaseUrl: string) => {
    const storage = await open({ dataDir: newFolder(), databaseUrl });
    await storage.archive.append(meetingId, opening);
    return storage;
  };
  const admin = async (databaseUrl: string): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: databaseUrl });
    client.on('error', () => undefined);
    await client.connect();
    cleanUp.push(() => client.end());
    return client;
  };

  it('that is locked by somebody is refused, nothing is stored, and works again when it is free', async () => {
    const databaseUrl = await postgres.emptyDatabase();
    const storage = await connected(databaseUrl);
    const other = await admin(databaseUrl);
    await other.query('begin; lock table meeting_events in access exclusive mode');
    await expect(storage.archive.append(meetingId, joining)).rejects.toMatchObject(unavailable);
    await other.query('rollback');
    expect(await events(storage)).toEqual(opening);
    await storage.archive.append(meetingId, joining);
  });

  it('that drops its connections is not noticed by anybody', async () => {
    const databaseUrl = await postgres.emptyDatabase();
    const storage = await connected(databaseUrl);
    const other = await admin(databaseUrl);
    await other.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await storage.archive.append(meetingId, joining);
    expect(await events(storage)).toHaveLength(2);
  });

  it.runIf(postgresIsInstalled)('that is gone is refused, and found again when it is back', async () => {
    const own = await ownPostgres();
    cleanUp.push(() => own.close());
    const storage = await connected(await own.emptyDatabase());
    own.crash();
    await expect(storage.archive.append(meetingId, joining)).rejects.toMatchObject(unavailable);
    await expect(storage.ping()).rejects.toMatchObject(unavailable);
    await own.restart();
    await storage.archive.append(meetingId, joining);
    expect(await events(storage)).toEqual([...opening, ...joining]);
  });

  it('whose line breaks at the commit stores the events once, when it is soon back', async () => {
    const line = await breakingLine(await postgres.emptyDatabase());
    cleanUp.push(() => line.close());
    const storage = await connected(line.url);
    line.cutAtNextCommit(300);
    await storage.archive.append(meetingId, joining);
    expect(await events(storage)).toEqual([...opening, ...joining]);
  });

  it('whose line breaks at the commit stores the facts of a ledger once, and nobody else’s for them', async () => {
    const line = await breakingLine(await postgres.emptyDatabase());
    cleanUp.push(() => line.close());
    const { ledgers } = await connected(line.url);
    const ledger = ledgers.ledger('people', z.strictObject({ name: z.string() }));
    line.cutAtNextCommit(300);
    expect(await ledger.append(0, [{ name: 'Hoà' }, { name: 'Lan' }], 6)).toHaveLength(2);
    expect((await ledger.facts()).map(({ fact }) => fact.name)).toEqual(['Hoà', 'Lan']);
    await expect(ledger.append(0, [{ name: 'Hoà' }, { name: 'Lan' }], 6)).rejects.toThrow('ends at 2');
  });

  it('whose line breaks at the commit and stays broken: whoever appends to a meeting hears what came of it', async () => {
    const line = await breakingLine(await postgres.emptyDatabase());
    cleanUp.push(() => line.close());
    const storage = await connected(line.url);
    line.cutAtNextCommit(5_000);
    const closing = stamp(1, [{ type: 'meetingClosed', actor: { by: 'hub' } }], 2);
    const appended = storage.archive.append(meetingId, closing);
    await delay(500);
    await expect(events(storage)).rejects.toMatchObject(unavailable);
    await expect(storage.settings.write('a', 'b')).rejects.toMatchObject(unavailable);
    await appended;
    expect(await events(storage)).toEqual([...opening, ...closing]);
    expect(await storage.archive.unfinished()).toEqual([]);
    await expect(storage.archive.append(meetingId, joining)).rejects.toBeInstanceOf(AppendConflict);
  });

  it('whose line breaks at the commit and stays broken: at a desk it is said that nobody knows, and the next reading tells', async () => {
    const line = await breakingLine(await postgres.emptyDatabase());
    cleanUp.push(() => line.close());
    const { ledgers } = await connected(line.url);
    const ledger = ledgers.ledger('people', z.strictObject({ name: z.string() }));
    line.cutAtNextCommit(14_000);
    await expect(ledger.append(0, [{ name: 'Hoà' }], 6)).rejects.toMatchObject({ code: 'outcome-unknown' });
    await expect(ledger.facts()).rejects.toMatchObject(unavailable);
    await expect
      .poll(async () => (await ledger.facts().catch(() => [])).map(({ fact }) => fact.name), { timeout: 20_000 })
      .toEqual(['Hoà']);
    await ledger.append(1, [{ name: 'Lan' }], 7);
    expect(await ledger.facts()).toHaveLength(2);
  });

  it('whose line breaks before the commit comes through stores what is tried again, once', async () => {
    const line = await breakingLine(await postgres.emptyDatabase());
    cleanUp.push(() => line.close());
    const storage = await connected(line.url);
    line.cutBeforeNextCommit(3_500);
    await storage.archive.append(meetingId, joining);
    expect(await events(storage)).toEqual([...opening, ...joining]);
  });

  it('that cannot be reached at the start is said so', async () => {
    const nowhere = 'postgresql://postgres@127.0.0.1:1/none';
    await expect(openStorage({ dataDir: newFolder(), databaseUrl: nowhere })).rejects.toBeInstanceOf(StartFailure);
  });
});

describe('a database', () => {
  it('of a newer hub is left alone', async () => {
    const dataDir = newFolder();
    await (await open({ dataDir, databaseUrl: null })).close();
    const raw = new DatabaseSync(join(dataDir, sqliteFileName));
    raw.exec("insert into kysely_migration values ('2999-01-01-later', '2999-01-01')");
    raw.close();
    await expect(openStorage({ dataDir, databaseUrl: null })).rejects.toThrow(/2999-01-01-later/u);
  });

  it('whose list of meetings is lost gets it back from the events', async () => {
    const dataDir = newFolder();
    const before = await open({ dataDir, databaseUrl: null });
    await before.archive.append(meetingId, opening);
    await before.settings.write('index-version', 'older');
    await before.close();
    const raw = new DatabaseSync(join(dataDir, sqliteFileName));
    raw.exec('delete from meetings');
    raw.close();
    const after = await open({ dataDir, databaseUrl: null });
    expect(await after.archive.find({ words: ['giao'], limit: 1, offset: 0 })).toEqual({
      meetingIds: [meetingId],
      total: 1,
    });
  });

  it('that holds what is no event says so', async () => {
    const dataDir = newFolder();
    const storage = await open({ dataDir, databaseUrl: null });
    await storage.archive.append(meetingId, opening);
    const raw = new DatabaseSync(join(dataDir, sqliteFileName));
    raw.exec(`update meeting_events set body = '{"type":"meetingForgotten"}'`);
    raw.close();
    await expect(events(storage)).rejects.toMatchObject({ code: 'record-unreadable' });
  });

  it('that is no database is refused', async () => {
    const dataDir = newFolder();
    writeFileSync(join(dataDir, sqliteFileName), 'This is a text. '.repeat(1_000));
    await expect(openStorage({ dataDir, databaseUrl: null })).rejects.toThrow(/is damaged/u);
  });

  it('is readable by its owner only', async () => {
    const dataDir = join(newFolder(), 'var');
    const storage = await open({ dataDir, databaseUrl: null });
    await storage.archive.append(meetingId, opening);
    for (const file of [sqliteFileName, `${sqliteFileName}-wal`])
      expect(statSync(join(dataDir, file)).mode & 0o077).toBe(0);
    expect(statSync(dataDir).mode & 0o077).toBe(0);
  });

  it('takes many meetings at once, each in its own order', async () => {
    const storage = await open({ dataDir: newFolder(), databaseUrl: null });
    const ids = Array.from({ length: 10 }, (_, index) => MeetingId.parse(`m-${index}`));
    await Promise.all(
      ids.map(async (id) => {
        const [first] = opening;
        if (first?.event.type !== 'meetingOpened') throw new Error('an opening opens');
        await storage.archive.append(id, [{ ...first, event: { ...first.event, meetingId: id } }]);
        for (let seq = 1; seq < 10; seq += 1) await storage.archive.append(id, stamp(seq, joined(anBinh), seq));
      }),
    );
    for (const id of ids) expect(await storage.archive.events(id)).toHaveLength(10);
  });
});

it.each(['25P03', '57P01', '57P05'])('a line that the server ended by %s is a lost one, to be tried again', (code) => {
  const error = Object.assign(new pg.DatabaseError('terminated', 0, 'error'), { code, severity: 'FATAL' });
  expect([troubleOf(error), leavesOpen(error)]).toEqual(['lost', true]);
});
