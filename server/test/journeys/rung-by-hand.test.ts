import { setTimeout as delay } from 'node:timers/promises';
import type { MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';

const patience = { timeout: 30_000, interval: 200 };
let district: District;
let meetingId: MeetingId;
let room: AttendingPage;
let commune: AttendingPage;

beforeAll(async () => {
  district = await District.start(1);
  room = await district.page(district.room);
  meetingId = await district.openMeeting(room);
  await room.join(meetingId, 'wrtc', { shade: 60, hertz: 500 });
  await room.send('camera', 'microphone');
  commune = await district.page(district.commune(0));
  await commune.join(meetingId, 'wrtc');
});
afterAll(async () => {
  for (const page of [commune, room]) page.close();
  await district.remove();
});

const frames = (): number => commune.endpoint.arrived(district.room.endpointId, 'camera')?.frames ?? 0;
const loudness = (): number => commune.endpoint.arrived(district.room.endpointId, 'microphone')?.loudnessAt(500) ?? 0;
/** Whether the picture moves while the voice goes on. */
const comes = async (): Promise<string> => {
  const before = frames();
  await delay(800);
  return `${frames() > before ? 'seen' : 'not seen'}, ${loudness() > 0.05 ? 'heard' : 'not heard'}`;
};

it('an endpoint that is to receive voices only hears on and sees nothing, until that is taken back', async () => {
  const { endpointId } = district.commune(0);
  await commune.endpoint.show([{ endpointId: district.room.endpointId, source: 'camera' }]);
  await expect.poll(comes, patience).toBe('seen, heard');

  await room.line.ask('ladder.limit', { endpointId, rung: 'voice' });
  await expect.poll(comes, patience).toBe('not seen, heard');
  await expect.poll(() => commune.seat(endpointId).rungLimit, patience).toEqual({ rung: 'voice', by: 'others' });

  // The one small picture comes by the stream that was kept, without another negotiation.
  await commune.line.ask('ladder.limitOwn', { rung: 'one-picture' });
  await expect.poll(comes, patience).toBe('seen, heard');
  await expect.poll(() => room.seat(endpointId).rungLimit, patience).toEqual({ rung: 'one-picture', by: 'own' });

  await commune.line.ask('ladder.limitOwn', { rung: 'full' });
  await expect.poll(comes, patience).toBe('seen, heard');
  await expect.poll(() => room.seat(endpointId).rungLimit, patience).toBeUndefined();
  const { facts } = await district.record(meetingId);
  expect(facts.flatMap(({ type, detail }) => (type === 'receptionLimited' ? [detail] : []))).toEqual([
    'voice',
    'one-picture',
    'full',
  ]);
});

it('an endpoint whose PC is short of time hears on and is sent no more pictures than it bears, whatever its page shows', async () => {
  const { endpointId } = district.commune(0);
  await expect.poll(comes, patience).toBe('seen, heard');

  await commune.line.ask('media.tellLine', { pc: { pictures: 'voice', cameraKept: 'rests' } });
  await expect.poll(comes, patience).toBe('not seen, heard');
  await expect
    .poll(() => room.seat(endpointId), patience)
    .toMatchObject({ rung: 'voice', rungBy: 'pc', cameraKept: 'rests', cameraKeptBy: 'pc' });

  await commune.line.ask('media.tellLine', { pc: { pictures: 'full', cameraKept: null } });
  await expect.poll(comes, patience).toBe('seen, heard');
  await expect.poll(() => room.seat(endpointId).rungBy, patience).toBeUndefined();
  await expect.poll(() => room.seat(endpointId).cameraKept, patience).toBeUndefined();
});
