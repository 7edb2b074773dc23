import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { MeetingRecording, type MeetingId, type RecordedFact } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { askBytes } from '../support/ask-bytes.ts';
import { District } from '../support/district.ts';
import { greysOf } from '../support/greys-of.ts';
import { askHttp, bodyOf } from '../support/hub-http.ts';
import { sendUnkept } from '../support/send-unkept.ts';

const patience = { timeout: 60_000 };
const megabyte = 1_000_000;

let district: District;
let meetingId: MeetingId;
let room: AttendingPage;
let speaks: AttendingPage;
let begins: AttendingPage;

const path = (): string => `${district.hub.url}/api/meetings/${meetingId}/recording`;
const recording = async (): Promise<MeetingRecording> =>
  bodyOf(await askHttp(path(), { cookie: await district.adminCookie() }), MeetingRecording);
const facts = async (...types: readonly string[]): Promise<readonly RecordedFact[]> =>
  (await district.record(meetingId)).facts.filter(({ type }) => types.includes(type));
/** What the room and a commune are told of the recording that runs. */
const told = (page: AttendingPage) => {
  const { recording: now } = page.view;
  return now?.state === 'running' ? now : null;
};
const voiceMs = async (index: number): Promise<number> => {
  const { endpointId } = district.commune(index);
  const { tracks } = await recording();
  return tracks
    .flatMap((track) => (track.endpointId === endpointId ? track.segments : []))
    .reduce((sum, { lengthMs }) => sum + lengthMs, 0);
};
const pieces = async () => (await recording()).pictures.flatMap((picture) => picture.pieces);

beforeAll(async () => {
  district = await District.start(2, { HUB_RECORDING_QUOTA_MB: '300' });
  room = await district.page(district.room);
  meetingId = await district.openMeeting(room);
  await room.join(meetingId);
  speaks = await district.page(district.commune(0));
  await speaks.join(meetingId, 'wrtc', { shade: 60, hertz: 600 });
  await speaks.send('microphone', 'camera');
  begins = await district.page(district.commune(1));
  await begins.join(meetingId, 'wrtc', { shade: 200, hertz: 1_000 });
  await room.line.ask('recording.begin', {});
  await room.line.ask('stage.show', {
    choice: { show: 'chosen', endpoints: [district.commune(0).endpointId] },
  });
});
afterAll(async () => {
  for (const page of [room, speaks, begins]) page.close();
  await district.remove();
});

describe('a recording that does not keep all that it should', () => {
  it('names the one microphone of which it keeps nothing, to everybody, within 5 s; the others go on', async () => {
    await expect.poll(() => voiceMs(0), patience).toBeGreaterThan(2_000);
    const lacksHere = { endpointId: district.commune(1).endpointId, since: expect.any(Number) };
    const namedMs = await sendUnkept(begins.endpoint, () => told(room)?.lacking !== undefined);
    for (const page of [room, speaks, begins])
      await expect.poll(() => told(page)?.lacking, patience).toEqual([lacksHere]);
    expect(namedMs).toBeGreaterThan(2_500);
    // So long on a machine that does other work; a quiet one takes 5 s.
    expect(namedMs).toBeLessThan(10_000);
    const before = await voiceMs(0);
    await expect.poll(() => voiceMs(0), patience).toBeGreaterThan(before);
    const [began] = await facts('recordingLackBegan');
    expect(began).toMatchObject({ endpointId: district.commune(1).endpointId });
    expect((began?.at ?? 0) - Number(began?.detail)).toBeGreaterThan(2_000);
    // A busy machine may have had the recorder begin late, and that is all.
    const failed = await facts('recordingFailed');
    expect(failed.filter(({ at }) => at >= (began?.at ?? 0))).toEqual([]);
  });

  it('lacks it no more once it is shut, and keeps it when it is opened again', async () => {
    await begins.endpoint.stop('microphone');
    await expect.poll(() => told(room)?.lacking, patience).toBeUndefined();
    const lacks = await facts('recordingLackBegan', 'recordingLackEnded');
    expect(lacks.at(-1)?.type).toBe('recordingLackEnded');
    expect(lacks.filter(({ type }) => type === 'recordingLackBegan')).toHaveLength(lacks.length / 2);
    await delay(6_000);
    const before = await voiceMs(1);
    await begins.send('microphone');
    await expect.poll(() => voiceMs(1), patience).toBeGreaterThan(before + 2_000);
    expect(told(room)).not.toHaveProperty('lacking');
  });

  it('keeps sound alone where the quota is nearly used up, says so, and takes pictures up again', async () => {
    await expect.poll(async () => (await pieces()).at(-1)?.lengthMs ?? 0, patience).toBeGreaterThan(2_000);
    // Of another meeting, long ago: of this size, and nothing in it.
    const folder = join(district.hub.dataDir, 'recordings', 'long-ago');
    mkdirSync(folder, { recursive: true });
    const large = join(folder, '000001.ogg');
    writeFileSync(large, '');
    truncateSync(large, 220 * megabyte);
    await expect.poll(() => told(speaks)?.soundOnlySince, patience).toBeGreaterThan(0);
    await expect.poll(async () => (await pieces()).every(({ growing }) => !growing), patience).toBe(true);
    const kept = await pieces();
    const last = kept.at(-1) ?? expect.fail();
    const since = told(speaks)?.soundOnlySince ?? expect.fail();
    expect(Math.abs(last.from + last.lengthMs - since)).toBeLessThan(2_000);
    // What was kept until then is whole.
    const { bytes } = await askBytes(`${path()}/pictures/${last.number}`, await district.adminCookie());
    expect(greysOf(bytes).length).toBeGreaterThan(10);
    const before = await voiceMs(0);
    await expect.poll(() => voiceMs(0), patience).toBeGreaterThan(before + 3_000);
    expect(await pieces()).toHaveLength(kept.length);
    rmSync(folder, { recursive: true });
    await expect.poll(async () => (await pieces()).length, patience).toBeGreaterThan(kept.length);
    await expect.poll(() => told(speaks), patience).not.toHaveProperty('soundOnlySince');
    expect(
      (await facts('recordingPicturesGaveWay', 'recordingPicturesReturned')).map(({ type, detail }) => [
        type,
        Number(detail),
      ]),
    ).toEqual([
      ['recordingPicturesGaveWay', since],
      ['recordingPicturesReturned', since],
    ]);
    const { stretches } = await recording();
    expect(stretches.at(-1)?.is).toBe('recorded');
    expect(stretches.map(({ cause }) => cause)).not.toContain('no-room');
  });
});
