import { setTimeout as delay } from 'node:timers/promises';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MeetingRecord, type MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';
import { askHttp, bodyOf } from '../support/hub-http.ts';
import { HubProcess } from '../support/hub-process.ts';
import { runScript } from '../support/run-script.ts';
import { ownPostgres, postgresIsInstalled, type OwnPostgres } from '../support/throwaway-postgres.ts';

/** What a backup says about itself and the facts that the hub had on a record afterwards. */
interface Drill {
  readonly backup: string;
  readonly meetingId: MeetingId;
  readonly record: MeetingRecord;
  /** Acts that were acknowledged before the backup began. */
  readonly acknowledged: number;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diem-cau-drill-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const certsWith = (name: string, text: string): string => {
  const certs = join(folder, name);
  mkdirSync(certs, { recursive: true });
  for (const file of ['ca.key', 'ca.crt', 'server.key', 'server.crt'])
    writeFileSync(join(certs, file), `${file} ${text}`);
  return certs;
};

/** Backs a hub up in the middle of a meeting in which somebody acts all the time. */
const backUp = async (district: District, target: string, environment: Record<string, string>): Promise<Drill> => {
  await district.adminCookie();
  const room = await district.page(district.room);
  const meetingId = await district.openMeeting(room);
  await room.join(meetingId);
  const commune = district.commune(0).endpointId;
  let acknowledged = 0;
  let acting = true;
  const acts = (async () => {
    while (acting) {
      await room.line.ask(acknowledged % 2 === 0 ? 'muting.mute' : 'muting.allow', { endpointId: commune });
      acknowledged += 1;
      // Below what one endpoint may ask for in a second.
      await delay(60);
    }
  })();
  await expect.poll(() => acknowledged, { timeout: 20_000 }).toBeGreaterThan(20);
  const before = acknowledged;
  const certs = certsWith('certs', 'of the hub');
  const recording = join(district.hub.dataDir, 'recordings', meetingId);
  mkdirSync(recording, { recursive: true });
  writeFileSync(join(recording, 'of-a-microphone.ogg'), Buffer.alloc(2_500_000));
  const ran = await runScript('backup', ['--data', district.hub.dataDir, '--certs', certs, target], environment);
  acting = false;
  await acts;
  room.close();
  expect(ran).toMatchObject({ code: 0 });
  const [name = ''] = readdirSync(target);
  const [leftOut, saved = ''] = ran.output.trim().split('\n');
  expect(leftOut).toBe(
    `Không gồm bản ghi âm, ghi hình (without recordings): 2.5 MB, ${join(district.hub.dataDir, 'recordings')}`,
  );
  expect(saved).toMatch(
    /^✔ Đã sao lưu \(saved\): 1 cuộc họp \(meetings\), \d+ sự việc \(events\), [\d.]+ MB, \S+, [\d.]+ s$/,
  );
  expect(name).toMatch(/^diem-cau-\d{4}-\d{2}-\d{2}-\d{6}$/);
  expect(existsSync(join(target, name, 'data', 'recordings'))).toBe(false);
  return { backup: join(target, name), meetingId, record: await district.record(meetingId), acknowledged: before };
};

/** A hub on what was restored has the meeting, every fact of the copy, its accounts and the PCs that were enrolled. */
const livesOn = async (drill: Drill, district: District, environment: Record<string, string>): Promise<void> => {
  const { events } = JSON.parse(readFileSync(join(drill.backup, 'backup.json'), 'utf8')) as { events: number };
  expect(events).toBeGreaterThan(drill.acknowledged);
  const hub = await HubProcess.start(environment);
  try {
    const page = await AttendingPage.open(hub.url, district.room.cookie);
    const { openMeetings } = await page.line.ask('hub.hello', {});
    expect(openMeetings).toMatchObject([{ meetingId: drill.meetingId, expectedCount: 1 }]);
    await page.join(drill.meetingId);
    page.close();
    // The admin signed in before the copy was made.
    const cookie = await district.adminCookie();
    const record = bodyOf(await askHttp(`${hub.url}/api/meetings/${drill.meetingId}`, { cookie }), MeetingRecord);
    expect(record.facts.slice(0, events)).toEqual(drill.record.facts.slice(0, events));
    expect(record.facts[events]?.type).toBe('hubReturned');
  } finally {
    await hub.remove();
  }
};

describe('a backup of a running hub on SQLite', () => {
  let district: District;
  let drill: Drill;
  let target: string;
  beforeAll(async () => {
    district = await District.start(1);
    target = join(folder, 'backups');
  });
  afterAll(() => district.remove());

  it('is made while the hub writes, for its owner alone', async () => {
    drill = await backUp(district, target, {});
    expect(readdirSync(drill.backup).sort()).toEqual(['backup.json', 'certs', 'data', 'hub.sqlite']);
    expect(readdirSync(join(drill.backup, 'data'))).toContain('session-secret');
    for (const [path, mode] of [
      ['', 0o700],
      ['hub.sqlite', 0o600],
      ['data/session-secret', 0o600],
      ['certs/ca.key', 0o600],
    ] as const)
      expect(statSync(join(drill.backup, path)).mode & 0o777, path).toBe(mode);
  });

  it('is restored into another folder, where a hub lives on', async () => {
    const [data, certs] = [join(folder, 'restored', 'var'), join(folder, 'restored', 'certs')];
    const ran = await runScript('restore', ['--data', data, '--certs', certs, drill.backup]);
    expect(ran).toMatchObject({ code: 0 });
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(statSync(join(data, 'session-secret')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(certs, 'ca.key'), 'utf8')).toBe('ca.key of the hub');
    await livesOn(drill, district, { HUB_DATA_DIR: data });
  });

  it('is not restored on the folder of the running hub', async () => {
    const ran = await runScript('restore', [
      '--replace',
      '--data',
      district.hub.dataDir,
      '--certs',
      join(folder, 'x'),
      drill.backup,
    ]);
    expect(ran.code).toBe(1);
    expect(ran.output).toContain('A hub is running');
    expect(readdirSync(district.hub.dataDir).filter((name) => name.startsWith('before-restore-'))).toEqual([]);
  });
});

describe.runIf(postgresIsInstalled)('a backup of a running hub on PostgreSQL', () => {
  let server: OwnPostgres;
  let district: District;
  let from: { DATABASE_URL: string };
  beforeAll(async () => {
    server = await ownPostgres();
    from = { DATABASE_URL: await server.emptyDatabase() };
    district = await District.start(1, from);
  });
  afterAll(async () => {
    await district.remove();
    await server.close();
  });

  it('is made while the hub writes, and restored into another database and folder, where a hub lives on', async () => {
    const drill = await backUp(district, join(folder, 'dumps'), from);
    const to = { DATABASE_URL: await server.emptyDatabase(), HUB_DATA_DIR: join(folder, 'restored-dump') };
    const args = ['--data', to.HUB_DATA_DIR, '--certs', join(folder, 'certs'), drill.backup];
    const inUse = await runScript('restore', args, from);
    expect([inUse.code, inUse.output.includes('stop the hub first')]).toEqual([1, true]);
    expect(await runScript('restore', args, to)).toMatchObject({ code: 0 });
    const again = await runScript('restore', ['--replace', ...args], to);
    expect(again).toMatchObject({ code: 0 });
    await livesOn(drill, district, to);
  });
});
