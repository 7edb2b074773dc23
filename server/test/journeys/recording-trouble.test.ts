import { readFileSync } from 'node:fs';
import { MeetingRecording, type MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { childrenOf } from '../../../tests/bench/process-use.ts';
import { askBytes } from '../support/ask-bytes.ts';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';
import { askHttp, bodyOf } from '../support/hub-http.ts';
import { isAlive } from '../support/is-alive.ts';
import { MovedClock } from '../support/moved-clock.ts';
import { recorderOf } from '../support/recorder-of.ts';
import { soundOf } from '../support/sound-of.ts';

const patience = { timeout: 60_000 };
const slow = 180_000;
const hourMs = 3_600_000;
const clock = new MovedClock();

let district: District;
let meetingId: MeetingId;
let room: AttendingPage;
let commune: AttendingPage;

const path = (): string => `${district.hub.url}/api/meetings/${meetingId}/recording`;
const recording = async (): Promise<MeetingRecording> =>
  bodyOf(await askHttp(path(), { cookie: await district.adminCookie() }), MeetingRecording);
const pieces = async () => (await recording()).tracks.flatMap(({ segments }) => segments);
const end = ({ from, lengthMs }: { readonly from: number; readonly lengthMs: number }): number => from + lengthMs;
/** The last piece, once it is so long and grows. */
const growing = async (longerThanMs: number) => {
  const last = async () => (await pieces()).at(-1);
  const isGood = async (): Promise<boolean> => {
    const piece = await last();
    return piece !== undefined && piece.growing && piece.lengthMs > longerThanMs;
  };
  await expect.poll(isGood, patience).toBe(true);
  return (await last()) ?? expect.fail();
};
/** How long a piece of sound is as its packets say; throws where its file is not whole. */
const heardMs = async (number: number): Promise<number> => {
  const { bytes } = await askBytes(`${path()}/segments/${number}`, await district.adminCookie());
  return soundOf(bytes).samplesInAll / 48;
};
const processOf = (has: (pid: number) => boolean): number => childrenOf(district.hub.pid).find(has) ?? expect.fail();
const recorder = (): number => recorderOf(district.hub.pid);
const worker = (): number => processOf((pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('mediasoup'));
const facts = async (): Promise<readonly string[]> =>
  (await district.record(meetingId)).facts.flatMap(({ type }) => (type.startsWith('recording') ? [type] : []));

beforeAll(async () => {
  district = await District.start(1, clock.environment);
  room = await district.page(district.room);
  meetingId = await district.openMeeting(room);
  await room.join(meetingId);
  commune = await district.page(district.commune(0));
  await commune.join(meetingId, 'wrtc', { shade: 60, hertz: 600 });
  await commune.send('microphone');
  await room.line.ask('recording.begin', {});
});
afterAll(async () => {
  for (const page of [room, commune]) page.close();
  await district.remove();
  clock.remove();
});

describe('a recording in trouble', () => {
  it(
    'whose recorder hangs says so, has another one, and loses nothing that was kept before',
    async () => {
      const before = await growing(3_000);
      const pid = recorder();
      process.kill(pid, 'SIGSTOP');
      await expect.poll(() => room.view.recording, patience).toMatchObject({ state: 'failing', cause: 'recorder' });
      await expect.poll(() => room.view.recording?.state, patience).toBe('running');
      expect(isAlive(pid)).toBe(false);
      const next = await growing(2_000);
      expect(next.number).not.toBe(before.number);
      const was = (await pieces()).find(({ number }) => number === before.number) ?? expect.fail();
      expect(was.lengthMs).toBeGreaterThanOrEqual(before.lengthMs);
      expect(await heardMs(was.number)).toBeGreaterThanOrEqual(before.lengthMs - 60);
      // What lies between the two is on the record as it was: nothing of it is said to be kept.
      const gap = (await recording()).stretches.find(({ is }) => is === 'failed') ?? expect.fail();
      expect(gap).toMatchObject({ cause: 'recorder' });
      expect(Math.abs(gap.from - end(was))).toBeLessThan(2_500);
      expect(Math.abs((gap.to ?? 0) - next.from)).toBeLessThan(5_000);
      expect(await facts()).toEqual(['recordingBegan', 'recordingFailed', 'recordingRecovered']);
    },
    slow,
  );

  it(
    'whose media worker is killed goes on with who sends again, and what was kept can be heard',
    async () => {
      const before = await growing(3_000);
      const pid = recorder();
      process.kill(worker(), 'SIGKILL');
      await expect.poll(async () => (await pieces()).at(-1)?.number, patience).not.toBe(before.number);
      await growing(3_000);
      expect(await heardMs(before.number)).toBeGreaterThanOrEqual(before.lengthMs - 60);
      await expect.poll(() => room.view.recording?.state, patience).toBe('running');
      expect(recorder(), 'the recorder itself had no trouble').toBe(pid);
      const gap = (await recording()).stretches.findLast(({ is }) => is === 'failed') ?? expect.fail();
      expect(gap).toMatchObject({ cause: 'media' });
      expect((gap.to ?? Infinity) - gap.from).toBeGreaterThan(0);
      expect(Math.abs(gap.from - end(before))).toBeLessThan(2_500);
      expect((gap.to ?? Infinity) - ((await pieces()).at(-1)?.from ?? 0)).toBeLessThan(2_500);
    },
    slow,
  );

  it(
    'whose media worker hangs says so before the worker is known to be dead, from the last that came of it',
    async () => {
      const before = await growing(3_000);
      process.kill(worker(), 'SIGSTOP');
      await expect.poll(() => room.view.recording, patience).toMatchObject({ state: 'failing', cause: 'media' });
      await expect.poll(() => room.view.recording?.state, patience).toBe('running');
      const next = await growing(2_000);
      const was = (await pieces()).find(({ number }) => number === before.number) ?? expect.fail();
      const gap = (await recording()).stretches.findLast(({ is }) => is === 'failed') ?? expect.fail();
      expect(gap).toMatchObject({ cause: 'media' });
      expect(Math.abs(gap.from - end(was))).toBeLessThan(2_500);
      expect((gap.to ?? Infinity) - next.from).toBeLessThan(2_500);
    },
    slow,
  );

  it(
    'whose clock is set goes on in the same piece, as long as it lasts by the meeting’s own time',
    async () => {
      const before = await growing(1_000);
      const startedMs = performance.now();
      for (const byMs of [hourMs, -3 * hourMs]) {
        clock.set(byMs);
        await expect.poll(() => Math.abs(room.view.clockAheadMs - clock.aheadMs), patience).toBeLessThan(1_000);
        await growing((await growing(0)).lengthMs + 2_000);
      }
      const after = await growing(0);
      const lastedMs = performance.now() - startedMs;
      expect(after).toMatchObject({ number: before.number, from: before.from });
      expect(Math.abs(after.lengthMs - before.lengthMs - lastedMs)).toBeLessThan(3_000);
      await room.line.ask('meeting.close', {});
      await expect.poll(async () => (await pieces()).every(({ fileId }) => fileId !== null), patience).toBe(true);
      const { to, stretches } = await recording();
      const last = (await pieces()).at(-1) ?? expect.fail();
      expect(Math.abs((to ?? 0) - end(last))).toBeLessThan(2_500);
      expect(await heardMs(last.number)).toBeCloseTo(last.lengthMs, -2);
      const edges = stretches.flatMap(({ from, to: until }) => [from, until ?? from]);
      expect(edges).toEqual(edges.toSorted((a, b) => a - b));
    },
    slow,
  );
});
