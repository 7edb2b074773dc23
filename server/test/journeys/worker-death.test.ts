import { readFileSync } from 'node:fs';
import type { MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { childrenOf } from '../../../tests/bench/process-use.ts';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';

let district: District;
let meetingId: MeetingId;
let room: AttendingPage;
let commune: AttendingPage;

/** The one media worker of this test's own hub. */
const worker = (): number | null =>
  childrenOf(district.hub.pid).find((pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('mediasoup')) ?? null;

/** Waits until the room and the commune see and hear each other. */
const flows = async (): Promise<void> => {
  const [own, other] = [district.room.endpointId, district.commune(0).endpointId];
  await expect.poll(() => room.endpoint.arrived(other, 'camera')?.frames ?? 0, { timeout: 20_000 }).toBeGreaterThan(5);
  await expect.poll(() => commune.endpoint.arrived(own, 'camera')?.frames ?? 0, { timeout: 20_000 }).toBeGreaterThan(5);
  await expect
    .poll(() => room.endpoint.arrived(other, 'microphone')?.loudness ?? 0, { timeout: 20_000 })
    .toBeGreaterThan(0.02);
};

beforeAll(async () => {
  district = await District.start(2);
  room = await district.page(district.room);
  meetingId = await district.openMeeting(room);
  await room.join(meetingId, 'wrtc', { shade: 60, hertz: 300 });
  commune = await district.page(district.commune(0));
  await commune.join(meetingId, 'wrtc', { shade: 200, hertz: 500 });
  await room.send('camera');
  await commune.send('camera', 'microphone');
});
afterAll(async () => {
  for (const page of [room, commune]) page.close();
  await district.remove();
});

it('flows again of itself after the worker was killed, again and again', async () => {
  await flows();
  const pid = district.hub.pid;
  for (const deaths of [1, 2]) {
    const killed = worker();
    if (killed === null) throw new Error('the hub has no worker');
    process.kill(killed, 'SIGKILL');
    for (const page of [room, commune])
      await expect
        .poll(() => page.told.filter((name) => name === 'media.lost').length, { timeout: 10_000 })
        .toBe(deaths);
    await flows();
    expect(worker()).not.toBe(killed);
  }
  expect(district.hub.pid).toBe(pid);
  expect([room.ended, commune.ended]).toEqual([[], []]);
  // Who is speaking may change between the two.
  await vi.waitFor(
    async () => expect((await room.line.ask('meeting.snapshot', {})).snapshot).toEqual(room.view),
    20_000,
  );
});

it('lets the next one in on the new worker', async () => {
  const late = await district.page(district.commune(1));
  await late.join(meetingId, 'wrtc');
  await expect
    .poll(() => late.endpoint.arrived(district.room.endpointId, 'camera')?.frames ?? 0, { timeout: 20_000 })
    .toBeGreaterThan(5);
  await late.leave();
  late.close();
});

it('is on the record, and no absence of anybody', async () => {
  const record = await district.record(meetingId);
  const of = (type: string, detail: string): number =>
    record.facts.filter((fact) => fact.type === type && fact.detail === detail).length;
  expect(of('sendingStopped', 'camera media-lost')).toBe(4);
  expect(of('sendingStopped', 'microphone media-lost')).toBe(2);
  expect(of('sendingStarted', 'camera')).toBe(6);
  expect(record.facts.filter(({ type }) => type === 'endpointJoined')).toHaveLength(3);
  expect(record.facts.filter(({ type }) => type === 'endpointDropped' || type === 'hubReturned')).toEqual([]);
  for (const { stretches } of record.endpoints.slice(0, 2)) expect(stretches.map(({ end }) => end)).toEqual([null]);
});
