import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MeetingId } from '@diem-cau/shared';
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
import { anBinh, joined, meetingId, opened } from '../../support/meetings.ts';
import { testPostgres } from '../../support/throwaway-postgres.ts';

const program = fileURLToPath(new URL('../../support/appending-child.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'diem-cau-owner-'));
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
const leaseTimes = { beatMs: 200, silentMs: 4_000 };
const open = async (options: StorageOptions): Promise<Storage> => {
  const storage = await openStorage({ leaseTimes, ...options });
  cleanUp.push(() => storage.close());
  return storage;
};
const lost = { code: 'record-unavailable', name: 'OwnershipLost' };

/** A hub's storage in a process of its own, which appends on and on; `last` is the number that it acknowledged last. */
class Appending {
  readonly child: ChildProcess;
  last = 0;
  complaint = '';
  readonly ended: Promise<number | null>;

  constructor(place: { readonly dataDir: string; readonly databaseUrl: string }, id: string) {
    const child = spawn(
      process.execPath,
      [program, place.dataDir, place.databaseUrl, id, String(leaseTimes.silentMs)],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.child = child;
    let text = '';
    child.stdout.on('data', (some: Buffer) => {
      text += some.toString();
      const whole = text.slice(0, text.lastIndexOf('\n') + 1);
      text = text.slice(whole.length);
      this.last = Math.max(this.last, ...whole.split('\n').map(Number));
    });
    child.stderr.on('data', (some: Buffer) => (this.complaint += some.toString()));
    this.ended = new Promise((done) => child.on('close', done));
    cleanUp.push(async () => {
      child.kill('SIGKILL');
      await this.ended;
    });
  }

  async acknowledged(enough: number): Promise<void> {
    await expect.poll(() => this.last >= enough || this.complaint !== '', { timeout: 30_000 }).toBe(true);
    expect(this.complaint).toBe('');
  }
}

describe('a data folder with SQLite', () => {
  it('is refused to a second hub, with a sentence that names the first, and leaves no trace in it', async () => {
    const dataDir = newFolder();
    const first = new Appending({ dataDir, databaseUrl: '' }, 'm-1');
    await first.acknowledged(3);
    const refused = await openStorage({ dataDir, databaseUrl: null }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StartFailure);
    for (const part of [dataDir, `process ${first.child.pid}`]) expect(String(refused)).toContain(part);
    expect(refused).toHaveProperty('vi', expect.stringContaining(`tiến trình ${first.child.pid}`));
    await first.acknowledged(first.last + 3);
    expect(readdirSync(dataDir).sort()).toEqual([
      'hub-id',
      'hub.lock',
      'hub.owner',
      sqliteFileName,
      `${sqliteFileName}-shm`,
      `${sqliteFileName}-wal`,
    ]);
  });

  it('is free at once when its hub was killed', async () => {
    const dataDir = newFolder();
    const first = new Appending({ dataDir, databaseUrl: '' }, 'm-1');
    await first.acknowledged(3);
    first.child.kill('SIGKILL');
    await first.ended;
    const next = await open({ dataDir, databaseUrl: null });
    expect((await next.archive.events(MeetingId.parse('m-1'))).length).toBeGreaterThanOrEqual(first.last);
  });

  it('is held as well against a hub in the same process, and one that was refused lets go of nothing', async () => {
    const dataDir = newFolder();
    const first = await open({ dataDir, databaseUrl: null });
    for (let tries = 0; tries < 2; tries += 1)
      await expect(openStorage({ dataDir, databaseUrl: null })).rejects.toBeInstanceOf(StartFailure);
    const second = new Appending({ dataDir, databaseUrl: '' }, 'm-1');
    await second.ended;
    expect(second.complaint).toContain('in use by another hub');
    await first.close();
    await (await open({ dataDir, databaseUrl: null })).proveWritable();
  });

  it('can be copied by a backup while the hub writes', async () => {
    const dataDir = newFolder();
    const hub = new Appending({ dataDir, databaseUrl: '' }, 'm-1');
    await hub.acknowledged(20);
    const backup = new DatabaseSync(join(dataDir, sqliteFileName), { timeout: 5_000 });
    const copy = join(newFolder(), 'copy.sqlite');
    backup.exec(`vacuum into '${copy}'`);
    backup.close();
    const read = new DatabaseSync(copy, { readOnly: true });
    cleanUp.push(() => read.close());
    expect(read.prepare('select count(*) as count from meeting_events').get()?.['count']).toBeGreaterThanOrEqual(20);
    await hub.acknowledged(hub.last + 3);
  });

  it('is lost when somebody takes the lock away: nothing is written any more, and it is told once', async () => {
    const dataDir = newFolder();
    let told = 0;
    const storage = await open({ dataDir, databaseUrl: null, ownershipLost: () => (told += 1) });
    await storage.archive.append(meetingId, stamp(0, [opened()], 1));
    rmSync(join(dataDir, 'hub.lock'));
    await expect(storage.archive.append(meetingId, stamp(1, joined(anBinh), 2))).rejects.toMatchObject(lost);
    await expect(storage.settings.write('a', 'b')).rejects.toMatchObject(lost);
    expect(told).toBe(1);
    expect(await storage.archive.events(meetingId)).toHaveLength(1);
  });

  it('acknowledges nothing that would be written into a file that is not there any more', async () => {
    const dataDir = newFolder();
    const storage = await open({ dataDir, databaseUrl: null });
    await storage.archive.append(meetingId, stamp(0, [opened()], 1));
    const file = join(dataDir, sqliteFileName);
    renameSync(file, `${file}.aside`);
    await expect(storage.archive.append(meetingId, stamp(1, joined(anBinh), 2))).rejects.toMatchObject({
      code: 'record-unavailable',
    });
    renameSync(`${file}.aside`, file);
    await storage.archive.append(meetingId, stamp(1, joined(anBinh), 2));
    expect(await storage.archive.events(meetingId)).toHaveLength(2);
  });
});

describe('a PostgreSQL database', () => {
  const place = async () => ({ dataDir: newFolder(), databaseUrl: await postgres.emptyDatabase() });
  const query = async (databaseUrl: string, text: string): Promise<Record<string, unknown>[]> => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      await client.end();
    }
  };

  it('is refused to a second hub while the first gives signs of life, with a sentence that names it', async () => {
    const first = await place();
    const hub = new Appending(first, 'm-1');
    await hub.acknowledged(3);
    const refused = await openStorage({ ...first, dataDir: newFolder(), leaseTimes }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StartFailure);
    expect(String(refused)).toContain(`process ${hub.child.pid}`);
    expect(String(refused)).toContain(new URL(first.databaseUrl).pathname);
    await hub.acknowledged(hub.last + 3);
  });

  it('is handed back at an orderly end, and free at once when its hub was killed on the same machine', async () => {
    const there = await place();
    const patient = { beatMs: 60_000, silentMs: 120_000 };
    const first = await open({ ...there, leaseTimes: patient });
    await first.close();
    await (await open({ ...there, leaseTimes: patient })).close();
    const hub = new Appending(there, 'm-1');
    await hub.acknowledged(3);
    hub.child.kill('SIGKILL');
    await hub.ended;
    const next = await open({ ...there, leaseTimes: patient });
    expect((await next.archive.events(MeetingId.parse('m-1'))).length).toBeGreaterThanOrEqual(hub.last);
  });

  it('goes to another hub when its own stands still; that one writes nothing when it wakes up, and ends', async () => {
    const there = await place();
    const hub = new Appending(there, 'm-1');
    await hub.acknowledged(5);
    hub.child.kill('SIGSTOP');
    const next = await open({ ...there, dataDir: newFolder() });
    const id = MeetingId.parse('m-1');
    const taken = await next.archive.events(id);
    expect(taken.length).toBeGreaterThanOrEqual(hub.last);
    const more = stamp(taken.length, [{ type: 'speakerChanged', endpointId: null }], 99);
    await next.archive.append(id, more);
    hub.child.kill('SIGCONT');
    expect(await hub.ended).toBe(1);
    expect(hub.complaint).toContain('ownership lost');
    expect(hub.last).toBeLessThanOrEqual(taken.length);
    expect(await next.archive.events(id)).toEqual([...taken, ...more]);
  });

  it('lets a hub that lost it write nowhere, whatever it writes, and tells it once', async () => {
    const there = await place();
    let told = 0;
    const silent = { beatMs: 600_000, silentMs: 1_200_000 };
    const first = await open({ ...there, leaseTimes: silent, ownershipLost: () => (told += 1) });
    await first.archive.append(meetingId, stamp(0, [opened()], 1));
    await open({ ...there, dataDir: newFolder() });
    const before = await query(there.databaseUrl, 'select * from settings order by name');
    const started = performance.now();
    for (const write of [
      () => first.archive.append(meetingId, stamp(1, joined(anBinh), 2)),
      () => first.archive.noteAlive({ at: 5, up: null, meetings: new Map() }),
      () => first.settings.write('a', 'b'),
      () => first.endedSessions.end('s', 2, 1),
      () => first.directory.save({ units: [], endpoints: [] }),
      () => first.digests.write(new Map([[meetingId, { stamp: 's', body: '{}' }]])),
      () => first.files.keep(new Uint8Array(3)).then(() => undefined),
      () => first.proveWritable(),
    ])
      await expect(write()).rejects.toMatchObject(lost);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(told).toBe(1);
    expect(await query(there.databaseUrl, 'select * from settings order by name')).toEqual(before);
    expect(await query(there.databaseUrl, 'select * from meeting_events')).toHaveLength(1);
    expect(await query(there.databaseUrl, 'select * from files')).toHaveLength(0);
  });

  it('waits with the take-over for a writing that is under way, and no later one gets in', async () => {
    const there = await place();
    const first = await open({ ...there, leaseTimes: { beatMs: 600_000, silentMs: 600_000 } });
    const other = new pg.Client({ connectionString: there.databaseUrl });
    await other.connect();
    cleanUp.push(() => other.end());
    // The file's row is taken by somebody else, so that the writing stands in the middle of its transaction.
    await other.query('begin; lock table files in share mode');
    const writing = first.files.keep(new Uint8Array(7));
    const taking = openStorage({ ...there, dataDir: newFolder(), leaseTimes: { beatMs: 100, silentMs: 200 } });
    setTimeout(() => void other.query('commit'), 300);
    await writing;
    const second = await taking;
    cleanUp.push(() => second.close());
    await expect(first.files.keep(new Uint8Array(8))).rejects.toMatchObject(lost);
    expect(await query(there.databaseUrl, 'select * from files')).toHaveLength(1);
  });

  it('is taken over too when its hub was stopped in the middle of a writing', async () => {
    const there = await place();
    const first = await open({ ...there, leaseTimes: { beatMs: 600_000, silentMs: 600_000 } });
    await first.settings.write('a', 'b');
    // The stopped hub's transaction: let in by the door, it holds its rows until the server ends it.
    const stopped = new pg.Client({
      connectionString: there.databaseUrl,
      options: '-c idle_in_transaction_session_timeout=5s',
    });
    stopped.on('error', () => undefined);
    await stopped.connect();
    cleanUp.push(() => stopped.end().catch(() => undefined));
    await stopped.query(
      "begin; select * from hub_owner for key share; update hub_writes set token = 'open'; update settings set value = 'c' where name = 'a'",
    );
    const second = await open({ ...there, dataDir: newFolder(), leaseTimes: { beatMs: 100, silentMs: 400 } });
    expect(await second.settings.read('a')).toBe('b');
    await second.settings.write('a', 'd');
  });

  it('of two hubs that start at the same moment has one', async () => {
    const there = await place();
    const tries = await Promise.allSettled(
      [1, 2, 3].map(() => openStorage({ ...there, dataDir: newFolder(), leaseTimes })),
    );
    const won = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    for (const each of won) cleanUp.push(() => each.close());
    expect(won).toHaveLength(1);
    for (const each of tries) if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(StartFailure);
  });
});

it('what a hub wrote about itself is read by people only: rubbish in it stops no start', async () => {
  const dataDir = newFolder();
  await (await open({ dataDir, databaseUrl: null })).close();
  writeFileSync(join(dataDir, 'hub.owner'), 'not JSON');
  const storage = await open({ dataDir, databaseUrl: null });
  expect(readFileSync(join(dataDir, 'hub.owner'), 'utf8')).toContain(String(process.pid));
  await storage.close();
  expect(readdirSync(dataDir)).not.toContain('hub.owner');
});
