import type { EndpointId, MeetingId, RecordedFact } from '@diem-cau/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';

let district: District;
let meetingId: MeetingId;
let room: AttendingPage;
let commune: AttendingPage;
let desk: AttendingPage;
let endpointId: EndpointId;

beforeAll(async () => {
  district = await District.start(2);
  room = await district.page(district.room);
  meetingId = await district.openMeeting(room);
  await room.join(meetingId);
  commune = await district.page(district.commune(0));
  await commune.join(meetingId, 'wrtc');
  ({ endpointId } = district.commune(0));
  const other = await district.joined(meetingId, district.commune(1));
  [desk = room] = other;
});
afterAll(async () => {
  for (const page of [room, commune, desk]) page.close();
  await district.remove();
});

const troublesOf = (page: AttendingPage): unknown => page.seat(endpointId).troubles;
const recorded = async (): Promise<readonly RecordedFact[]> => {
  const { facts } = await district.record(meetingId);
  return facts.filter(({ type }) => type === 'troubleBegan' || type === 'troubleEnded');
};

it('a device that its page misses stands in everybody’s view and on the record, and goes again', async () => {
  await commune.line.ask('media.tellTroubles', {
    troubles: [
      { source: 'camera', trouble: 'unplugged', forMs: 1_000 },
      { source: 'microphone', trouble: 'busy', forMs: 0 },
    ],
  });
  for (const page of [room, desk])
    await expect
      .poll(() => troublesOf(page))
      .toMatchObject([
        { source: 'camera', trouble: 'unplugged' },
        { source: 'microphone', trouble: 'busy' },
      ]);
  await commune.line.ask('media.tellTroubles', { troubles: [{ source: 'microphone', trouble: 'busy', forMs: 0 }] });
  await expect.poll(() => troublesOf(room)).toMatchObject([{ source: 'microphone', trouble: 'busy' }]);
  await commune.line.ask('media.tellTroubles', { troubles: [] });
  await expect.poll(() => troublesOf(room)).toBeUndefined();
  const facts = await recorded();
  expect(facts.map(({ type, detail }) => `${type} ${detail.replace(/ \d+$/u, '')}`)).toEqual([
    'troubleBegan camera unplugged',
    'troubleBegan microphone busy',
    'troubleEnded camera unplugged',
    'troubleEnded microphone busy',
  ]);
  expect(facts.every((fact) => fact.endpointId === endpointId)).toBe(true);
});

it('a microphone of which nothing arrives is seen by the hub itself, without a word of the page', async () => {
  await commune.send('microphone');
  await expect.poll(() => room.seat(endpointId).microphone).toBe('open');
  expect(troublesOf(room)).toBeUndefined();
  commune.endpoint.media.hold('microphone', true);
  await expect
    .poll(() => troublesOf(room), { timeout: 50_000 })
    .toMatchObject([{ source: 'microphone', trouble: 'unreceived' }]);
  commune.endpoint.media.hold('microphone', false);
  await expect.poll(() => troublesOf(room), { timeout: 50_000 }).toBeUndefined();
  const last = (await recorded()).slice(-2);
  expect(last.map(({ type }) => type)).toEqual(['troubleBegan', 'troubleEnded']);
  expect(last[1]?.detail).toMatch(/^microphone unreceived \d+$/u);
});

it('a page that tells without an end is slowed down by its budget, and fills no record', async () => {
  const before = (await recorded()).length;
  const asked = Array.from({ length: 400 }, (_, index) =>
    commune.refused('media.tellTroubles', {
      troubles: index % 2 === 0 ? [{ source: 'camera', trouble: 'failed', forMs: 0 }] : [],
    }),
  );
  const refused = (await Promise.all(asked)).filter((code) => code !== null);
  expect(new Set(refused)).toEqual(new Set(['too-many-requests']));
  expect((await recorded()).length - before).toBeLessThan(20);
});
