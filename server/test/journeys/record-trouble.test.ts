import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { ConsumerId, type MeetingId, type RequestName } from '@diem-cau/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';
import { keptInStepMs } from '../support/kept-in-step.ts';

let district: District;
let meetingId: MeetingId;
let room: AttendingPage;
let commune: AttendingPage;
let crowd: AttendingPage[] = [];
/** Another program that holds the database. */
let intruder: DatabaseSync;
/** The facts on the record before the trouble, all of them acknowledged. */
let acknowledged: readonly object[] = [];
let cutAt = 0;
let leftAt = 0;
const stepMs = keptInStepMs(120_000);

const frames = (): number => room.endpoint.arrived(district.commune(0).endpointId, 'camera')?.frames ?? 0;

beforeAll(async () => {
  district = await District.start(8);
  room = await district.page(district.room);
  meetingId = await district.openMeeting(room);
  await room.join(meetingId, 'wrtc');
  commune = await district.page(district.commune(0));
  await commune.join(meetingId, 'wrtc');
  await commune.send('camera');
  crowd = await district.joined(meetingId, ...district.communes.slice(1, 7));
  intruder = new DatabaseSync(join(district.hub.dataDir, 'hub.sqlite'));
});
afterAll(async () => {
  intruder.close();
  for (const page of [room, commune, ...crowd]) page.close();
  await district.remove();
});

it('refuses acts plainly while another program holds the database', async () => {
  await expect.poll(frames, { timeout: 20_000 }).toBeGreaterThan(5);
  acknowledged = (await district.record(meetingId)).facts;
  const { snapshot } = await room.line.ask('meeting.snapshot', {});
  intruder.exec('begin exclusive');
  for (const name of ['meeting.startBreak', 'muting.muteAll', 'meeting.close'] satisfies RequestName[])
    expect(await room.refused(name, {}), name).toBe('record-unavailable');
  const late = await district.page(district.commune(7));
  await expect(late.join(meetingId)).rejects.toMatchObject({ code: 'record-unavailable' });
  late.close();
  expect({ ...(await room.line.ask('meeting.snapshot', {})).snapshot, record: 'sound', seq: 0 }).toEqual({
    ...snapshot,
    seq: 0,
  });
});

it('does not let anybody wait for the refusals of others', async () => {
  const askedAt = performance.now();
  const codes = await Promise.all(crowd.map((page) => page.refusedToSend('camera')));
  expect(codes).toEqual(crowd.map(() => 'record-unavailable'));
  // One try of the hub, and the one that may be under way; never one for each that asks.
  expect(performance.now() - askedAt).toBeLessThan(6_000);
});

it('goes on with the meeting, and says that the record is in trouble', async () => {
  const [cut, leaving] = crowd;
  cutAt = Date.now();
  cut?.cut();
  // Nobody has dropped out before 15 s of silence.
  await expect.poll(() => room.view.record, { timeout: 30_000 }).toBe('troubled');
  leftAt = Date.now();
  await leaving?.leave();
  const before = frames();
  await delay(3_000);
  expect(frames() - before).toBeGreaterThan(15);
  expect([room.ended, commune.ended]).toEqual([[], []]);
  // What a page shows can be changed: nothing of it is on the record.
  expect(await commune.refused('media.show', { pictures: [] })).toBeNull();
  expect(ConsumerId.safeParse(room.endpoint.media.receiving[0]?.consumerId).success).toBe(true);
});

it('is sound again of itself once the database is free, and has it all with its own time', async () => {
  const freedAt = Date.now();
  intruder.exec('rollback');
  await expect.poll(() => room.view.record, { timeout: 10_000 }).toBe('sound');
  await room.line.ask('meeting.startBreak', {});
  expect(room.seat(district.commune(1).endpointId).seat).toMatchObject({ state: 'dropped', cause: 'link-lost' });
  const { facts } = await district.record(meetingId);
  expect(facts.slice(0, acknowledged.length)).toEqual(acknowledged);
  // Lines are graded meanwhile, or not, and no media ever come from pages that only speak; whether somebody left before another was missed is a
  // matter of seconds.
  const beside = ['linkGraded', 'mediaOutageBegan'];
  const fresh = facts.slice(acknowledged.length).filter(({ type }) => !beside.includes(type));
  const ofType = (type: string): (typeof fresh)[number] | undefined => fresh.find((fact) => fact.type === type);
  const [dropped, left, broke] = [ofType('endpointDropped'), ofType('endpointLeft'), fresh.at(-1)];
  expect(fresh).toHaveLength(3);
  expect(dropped).toMatchObject({ endpointId: district.commune(1).endpointId, detail: 'link-lost' });
  expect(left?.endpointId).toBe(district.commune(2).endpointId);
  expect(broke?.type).toBe('breakStarted');
  // Its last sign of life may be a ping before the cut.
  expect(dropped?.at).toBeGreaterThanOrEqual(cutAt - 5_000);
  expect(dropped?.at).toBeLessThan(leftAt + stepMs);
  expect(left?.at).toBeGreaterThanOrEqual(leftAt - stepMs);
  expect(left?.at).toBeLessThan(freedAt - 2_500);
  expect(broke?.at).toBeGreaterThanOrEqual(freedAt - stepMs);
  const [back] = await district.joined(meetingId, district.commune(1));
  await room.line.ask('meeting.close', {});
  expect((await district.record(meetingId)).facts.at(-1)?.type).toBe('meetingClosed');
  back?.close();
});
