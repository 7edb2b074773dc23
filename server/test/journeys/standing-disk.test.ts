import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';

/** While this file is there the hub's disk answers nothing. */
const stands = join(mkdtempSync(join(tmpdir(), 'diem-cau-disk-')), 'stands');
let district: District;
let meetingId: MeetingId;
let room: AttendingPage;
let commune: AttendingPage;

const facts = async (): Promise<string[]> => (await district.record(meetingId)).facts.map(({ type }) => type);

const standStill = async (): Promise<void> => {
  writeFileSync(stands, '');
  await expect.poll(() => existsSync(`${stands}.still`), { timeout: 20_000 }).toBe(true);
};

beforeAll(async () => {
  district = await District.start(1, {
    NODE_OPTIONS: `--import ${new URL('../support/standing-disk.ts', import.meta.url).href}`,
    STANDS_WHILE: stands,
  });
  room = await district.page(district.room);
  meetingId = await district.openMeeting(room);
  await room.join(meetingId);
  commune = await district.page(district.commune(0));
  await commune.join(meetingId);
});
afterAll(async () => {
  rmSync(stands, { force: true });
  for (const page of [room, commune]) page.close();
  await district.remove();
});

it('a disk that answers nothing holds up only what has to be on it', async () => {
  await standStill();
  const breaking = room.refused('meeting.startBreak', {});
  for (let asked = 0; asked < 20; asked += 1) {
    expect(await commune.refused('media.show', { pictures: [] })).toBeNull();
    expect((await room.line.ask('meeting.snapshot', {})).snapshot.phase).toMatchObject({ phase: 'running' });
  }
  expect(await breaking).toBe('outcome-unknown');
  expect(await room.refused('meeting.close', {})).toBe('record-unavailable');
  await expect.poll(() => commune.view.record, { timeout: 10_000 }).toBe('troubled');
  expect([room.ended, commune.ended]).toEqual([[], []]);
});

it('what it had taken is true once it answers, and nothing else', async () => {
  rmSync(stands);
  await expect.poll(() => commune.view.record, { timeout: 10_000 }).toBe('sound');
  await expect.poll(() => commune.view.phase, { timeout: 10_000 }).toMatchObject({ phase: 'break' });
  expect((await facts()).at(-1)).toBe('breakStarted');
});

it('a hub that is told to end does not wait for it, and comes back to its record', async () => {
  const before = await facts();
  await standStill();
  const ending = room.refused('meeting.endBreak', {}).catch(() => 'gone');
  expect(await district.hub.end('SIGTERM')).toBeNull();
  await ending;
  rmSync(stands);
  await district.hub.up();
  const after = await facts();
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.at(-1)).toBe('hubReturned');
});
