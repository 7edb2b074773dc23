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

/** Far more than is aimed at: a slow machine is no fault. */
const patience = { timeout: 40_000 };

const worker = (): number => {
  const found = childrenOf(district.hub.pid).find((pid) =>
    readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('mediasoup'),
  );
  if (found === undefined) throw new Error('the hub has no worker');
  return found;
};

/** The frames that have come so far from a new stream, and its voice. */
const flows = async (): Promise<void> => {
  const { endpointId } = district.commune(0);
  await expect.poll(() => room.endpoint.arrived(endpointId, 'camera')?.frames ?? 0, patience).toBeGreaterThan(5);
  await expect
    .poll(() => room.endpoint.arrived(endpointId, 'microphone')?.loudness ?? 0, patience)
    .toBeGreaterThan(0.02);
};

beforeAll(async () => {
  district = await District.start(2);
  room = await district.page(district.room);
  meetingId = await district.openMeeting(room);
  await room.join(meetingId, 'wrtc', { shade: 60, hertz: 300 });
  commune = await district.page(district.commune(0));
  await commune.join(meetingId, 'wrtc', { shade: 200, hertz: 500 });
  await commune.send('camera', 'microphone');
});
afterAll(async () => {
  for (const page of [room, commune]) page.close();
  await district.remove();
});

it('answers every act while its worker hangs, and voices come back of themselves', async () => {
  await flows();
  const hung = worker();
  process.kill(hung, 'SIGSTOP');
  const late = await district.page(district.commune(1));
  const joined = late.join(meetingId).then(
    () => null,
    (error: unknown) => error,
  );
  const acts = [
    await room.refused('meeting.startBreak', {}),
    await room.refused('meeting.endBreak', {}),
    await commune.refused('media.closeMicrophone', {}),
    await room.refused('meeting.changeCap', { maxEndpoints: 21 }),
  ];
  expect([acts[0], acts[1], acts[3]]).toEqual([null, null, null]);
  expect([null, 'media-unavailable']).toContain(acts[2]);
  // It was let in, on the new worker, or told why not; it was not left without a word.
  const refused = await joined;
  if (refused !== null) expect(refused).toMatchObject({ code: 'media-unavailable' });
  late.close();

  for (const page of [room, commune])
    await expect.poll(() => page.told.filter((name) => name === 'media.lost').length, patience).toBe(1);
  await flows();
  expect(worker()).not.toBe(hung);
  expect([room.ended, commune.ended]).toEqual([[], []]);
  // Who is speaking may change between the two.
  await vi.waitFor(
    async () => expect((await room.line.ask('meeting.snapshot', {})).snapshot).toEqual(room.view),
    20_000,
  );
});

it('ends in order while its worker hangs', async () => {
  const hung = worker();
  process.kill(hung, 'SIGSTOP');
  await district.hub.end('SIGTERM');
  expect(() => process.kill(hung, 0)).toThrow('ESRCH');
});
