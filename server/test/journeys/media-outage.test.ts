import type { MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';
import { LossyLine } from '../support/lossy-line.ts';

const patience = { timeout: 40_000 };
let district: District;
let line: LossyLine;
let meetingId: MeetingId;
let room: AttendingPage;
let commune: AttendingPage;

beforeAll(async () => {
  district = await District.start(1);
  line = await LossyLine.to(Number(district.hub.environment['HUB_MEDIA_PORT']));
  room = await district.page(district.room);
  meetingId = await district.openMeeting(room);
  await room.join(meetingId, 'wrtc', { shade: 60, hertz: 400 });
  commune = await district.page(district.commune(0));
  await commune.join(meetingId, 'wrtc', { shade: 120, hertz: 600 }, (offer) => line.offer(offer));
  await commune.send('microphone');
  await commune.send('camera');
});
afterAll(async () => {
  for (const page of [room, commune]) page.close();
  line.close();
  await district.remove();
});

const seat = () => room.seat(district.commune(0).endpointId);
const told = async () =>
  (await district.record(meetingId)).facts.filter(({ type }) => /Outage|trouble|Dropped/u.test(type));

it('a seat whose media alone are cut is there, without sound and picture, on every page and on the record', async () => {
  await expect
    .poll(() => room.endpoint.arrived(district.commune(0).endpointId, 'microphone')?.loudnessAt(600) ?? 0, patience)
    .toBeGreaterThan(0.01);
  // Longer than it takes until something is known to arrive.
  await new Promise((done) => setTimeout(done, 4_000));
  const cutAt = Date.now();
  line.cut = true;
  await expect.poll(() => seat().outage, patience).toMatchObject({ since: expect.any(Number) });
  expect(seat()).toMatchObject({ seat: { state: 'present' } });
  expect(seat().troubles).toBeUndefined();
  await expect.poll(() => commune.seat(district.commune(0).endpointId).outage, patience).toEqual(seat().outage);
  await expect.poll(async () => (await told()).map(({ type }) => type), patience).toEqual(['mediaOutageBegan']);
  const since = seat().outage?.since ?? 0;
  expect(since).toBeLessThan(cutAt + 15_000);
  expect((await told())[0]?.detail).toBe(`${since} cut`);
  line.cut = false;
  await commune.endpoint.rebuild();
  await expect.poll(() => seat().outage, patience).toBeUndefined();
  await expect
    .poll(async () => (await told()).map(({ type }) => type), patience)
    .toEqual(['mediaOutageBegan', 'mediaOutageEnded']);
  const { endpoints } = await district.record(meetingId);
  expect(endpoints.map(({ dropOuts }) => dropOuts)).toEqual([0, 0]);
});

it('a seat by whose media nothing ever comes since it is back is there, and in an outage of that cause', async () => {
  commune.close();
  await expect.poll(() => seat().seat.state, patience).not.toBe('present');
  line.cut = true;
  commune = await district.page(district.commune(0));
  await commune.join(meetingId, 'wrtc', { shade: 120, hertz: 600 }, (offer) => line.offer(offer));
  await commune.send('microphone');
  await expect.poll(() => seat().outage, patience).toMatchObject({ since: expect.any(Number) });
  expect(seat()).toMatchObject({ seat: { state: 'present' } });
  const last = async () => (await told()).filter(({ type }) => type.startsWith('mediaOutage')).at(-1);
  await expect
    .poll(last, patience)
    .toMatchObject({ type: 'mediaOutageBegan', detail: expect.stringMatching(/^\d+ never-came$/u) });
  line.cut = false;
  await commune.endpoint.rebuild();
  await expect
    .poll(last, patience)
    .toMatchObject({ type: 'mediaOutageEnded', detail: expect.stringMatching(/ never-came$/u) });
});
