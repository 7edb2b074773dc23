import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, it } from 'vitest';
import { openStorage, sqliteFileName } from '../../../src/adapters/storage/storage.ts';
import { stamp } from '../../../src/application/meeting/publish.ts';
import { foldMeeting } from '../../../src/domain/meeting/fold.ts';
import { maySend } from '../../../src/domain/meeting/sources/sending.ts';
import { meetingStory } from '../../../src/domain/record/meeting-story.ts';
import { anBinh, hoaLac, joined, meetingId, opened, room } from '../../support/meetings.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'diem-cau-sources-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Texts of facts as a hub wrote them that knew one source of each kind. */
const earlier = [
  '{"type":"sendingStarted","endpointId":"an-binh","source":"camera"}',
  '{"type":"sendingStarted","endpointId":"an-binh","source":"microphone"}',
  '{"type":"sendingStarted","endpointId":"hoa-lac","source":"microphone","shut":true}',
  '{"type":"sendingStarted","endpointId":"hoa-lac","source":"screen"}',
  '{"type":"speakerChanged","endpointId":"an-binh"}',
  '{"type":"sendingStopped","endpointId":"hoa-lac","source":"screen","cause":"taken"}',
  '{"type":"sendingStarted","endpointId":"room","source":"screen"}',
  '{"type":"microphoneClosed","endpointId":"an-binh","cause":"own"}',
  '{"type":"microphoneOpened","endpointId":"an-binh"}',
  '{"type":"sendingStopped","endpointId":"an-binh","source":"camera","cause":"media-lost"}',
];

it('facts about a source of before are about the first source of its kind', async () => {
  const open = () => openStorage({ dataDir, databaseUrl: null, connectionLost: () => undefined });
  const before = await open();
  const first = stamp(0, [opened(), ...joined(room, anBinh, hoaLac)], 1_000);
  await before.archive.append(meetingId, first);
  await before.close();
  const database = new DatabaseSync(join(dataDir, sqliteFileName));
  const write = database.prepare('insert into meeting_events (meeting_id, seq, at, body) values (?, ?, ?, ?)');
  for (const [index, body] of earlier.entries()) write.run(meetingId, first.length + 1 + index, 2_000 + index, body);
  database.close();

  const storage = await open();
  try {
    const events = await storage.archive.events(meetingId);
    expect(events.slice(first.length).map(({ event }) => JSON.parse(JSON.stringify(event)))).toEqual(
      earlier.map((body) => JSON.parse(body)),
    );
    const meeting = foldMeeting(events) ?? expect.fail();
    expect([...maySend(meeting, anBinh)]).toEqual([['microphone', true]]);
    expect([...maySend(meeting, hoaLac)]).toEqual([['microphone', false]]);
    expect([...maySend(meeting, room)]).toEqual([['screen', true]]);
    expect(meetingStory(events).map(({ detail }) => detail)).toEqual(
      expect.arrayContaining(['screen taken', 'camera']),
    );
  } finally {
    await storage.close();
  }
});
