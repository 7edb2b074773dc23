import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MeetingId } from '@diem-cau/shared';
import { afterAll, expect, it } from 'vitest';
import { openStorage } from '../../../src/adapters/storage/storage.ts';
import { stamp } from '../../../src/application/meeting/publish.ts';
import { hubActor, opened } from '../../support/meetings.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'diem-cau-damaged-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

it('an event that is damaged or of an unknown kind is named, and other meetings can be read', async () => {
  const broken = MeetingId.parse('broken');
  const sound = MeetingId.parse('sound');
  const open = () => openStorage({ dataDir, databaseUrl: null, connectionLost: () => undefined });
  const before = await open();
  for (const meetingId of [broken, sound])
    await before.archive.append(meetingId, stamp(0, [opened(), { type: 'breakStarted', actor: hubActor }], 1_000));
  await before.close();
  const database = new DatabaseSync(join(dataDir, 'hub.sqlite'));
  database.exec(`update meeting_events set body = '{"type":"notHeardOf"}' where meeting_id = 'broken' and seq = 2`);
  database.close();

  const storage = await open();
  const { archive } = storage;
  try {
    expect(await archive.unfinished()).toEqual([broken, sound]);
    await expect(archive.events(broken)).rejects.toMatchObject({
      code: 'record-unreadable',
      details: ['Sự kiện số 2.'],
    });
    expect(await archive.events(sound)).toHaveLength(2);
  } finally {
    await storage.close();
  }
});

it('an opening that is damaged stops no start that makes the index anew, and its meeting stays in the lists', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'diem-cau-index-'));
  const open = () => openStorage({ dataDir: folder, databaseUrl: null, connectionLost: () => undefined });
  const [broken, sound] = [MeetingId.parse('broken'), MeetingId.parse('sound')];
  const before = await open();
  for (const meetingId of [broken, sound]) await before.archive.append(meetingId, stamp(0, [opened()], 1_000));
  await before.close();
  const database = new DatabaseSync(join(folder, 'hub.sqlite'));
  database.exec(`update meeting_events set body = '{' where meeting_id = 'broken'`);
  database.exec(`update settings set value = 'of an older program' where name = 'index-version'`);
  database.close();

  const storage = await open();
  try {
    expect((await storage.archive.find({ words: [], limit: 9, offset: 0 })).meetingIds).toHaveLength(2);
    expect(await storage.settings.read('index-version')).not.toBe('of an older program');
  } finally {
    await storage.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
