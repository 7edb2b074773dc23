import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { MeetingRecording, RecordingAccesses, type EndpointId, type MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { askBytes, type BytesAnswer } from '../support/ask-bytes.ts';
import { District } from '../support/district.ts';
import { askHttp, bodyOf, refusalIn } from '../support/hub-http.ts';
import { isAlive } from '../support/is-alive.ts';
import { recordersOf } from '../support/recorder-of.ts';
import { soundOf } from '../support/sound-of.ts';

const patience = { timeout: 40_000 };
const hertz = [600, 1_000] as const;

let district: District;
let meetingId: MeetingId;
let room: AttendingPage;
const communes: AttendingPage[] = [];

const path = (): string => `${district.hub.url}/api/meetings/${meetingId}/recording`;
const recording = async (): Promise<MeetingRecording> =>
  bodyOf(await askHttp(path(), { cookie: await district.adminCookie() }), MeetingRecording);
const commune = (index: number): EndpointId => district.commune(index).endpointId;
const segments = async (index: number) =>
  (await recording()).tracks.find(({ endpointId }) => endpointId === commune(index))?.segments ?? [];
const end = ({ from, lengthMs }: { readonly from: number; readonly lengthMs: number }): number => from + lengthMs;

/** The bytes at an address, or a part of them. */
const bytesAt = async (address: string, range?: string): Promise<BytesAnswer> =>
  askBytes(address, await district.adminCookie(), range);

const recorders = (): readonly number[] => recordersOf(district.hub.pid);

/** The commune comes, or comes back, and speaks in its tone. */
const speaks = async (index: 0 | 1): Promise<void> => {
  const page = await district.page(district.commune(index));
  communes[index] = page;
  await page.join(meetingId, 'wrtc', { shade: 60, hertz: hertz[index] });
  await page.send('microphone');
};
const comes = async (): Promise<void> => {
  room = await district.page(district.room);
  await room.join(meetingId);
};

beforeAll(async () => {
  district = await District.start(2);
  room = await district.page(district.room);
  meetingId = await district.openMeeting(room);
  await room.join(meetingId);
});
afterAll(async () => {
  for (const page of [room, ...communes]) page.close();
  await district.remove();
});

describe('the recording of a meeting', () => {
  it('is off until the chair begins it, and then everybody sees that it runs', async () => {
    expect(room.view.recording).toBeNull();
    await speaks(0);
    await speaks(1);
    expect(await recording()).toMatchObject({ now: null, from: null, tracks: [], stretches: [] });
    expect(await communes[0]?.line.raw('recording.begin', {})).toBe('forbidden');
    await room.line.ask('recording.begin', {});
    for (const page of [room, ...communes])
      await expect.poll(() => page.view.recording).toMatchObject({ state: 'running' });
    await room.line.ask('recording.begin', {});
    expect(recorders()).toHaveLength(1);
  });

  it('grows while they speak, a track for each microphone, and can be heard meanwhile', async () => {
    await expect.poll(async () => (await segments(0))[0]?.lengthMs ?? 0, patience).toBeGreaterThan(3_000);
    await expect.poll(async () => (await segments(1))[0]?.lengthMs ?? 0, patience).toBeGreaterThan(3_000);
    const [first] = await segments(0);
    expect(first).toMatchObject({ growing: true, fileId: null });
    const { status, bytes, headers } = await bytesAt(`${path()}/segments/${first?.number}?v=1`);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'audio/ogg', 'no-store']);
    expect(bytes.toString('latin1', 0, 4)).toBe('OggS');
    const { from } = await recording();
    expect(Math.abs((first?.from ?? 0) - (from ?? 0))).toBeLessThan(3_000);
  });

  it('has a gap where a commune dropped out, and the next piece from when it came back', async () => {
    communes[1]?.line.cut();
    await delay(5_000);
    await speaks(1);
    await expect.poll(async () => (await segments(1)).length, patience).toBe(2);
    const [before, after] = await segments(1);
    expect((after?.from ?? 0) - end(before ?? expect.fail())).toBeGreaterThan(2_000);
    // The other one's goes on.
    expect(await segments(0)).toHaveLength(1);
  });

  it('keeps nothing that is said while it is paused', async () => {
    await room.line.ask('recording.pause', {});
    await expect.poll(recorders).toEqual([]);
    const { bytes } = await recording();
    await delay(3_000);
    expect((await recording()).bytes).toBe(bytes);
    await room.line.ask('recording.begin', {});
    await expect.poll(async () => (await segments(0)).length, patience).toBe(2);
  });

  it('goes on by itself when its recorder is killed, says so, and loses at most 2 s', async () => {
    await expect.poll(async () => (await segments(0)).at(-1)?.lengthMs ?? 0, patience).toBeGreaterThan(3_000);
    const [pid] = recorders();
    const count = (await segments(0)).length;
    const killedAt = Date.now();
    process.kill(pid ?? expect.fail(), 'SIGKILL');
    const facts = async () =>
      (await district.record(meetingId)).facts.filter(({ type }) => /recording(Failed|Recovered)/u.test(type));
    await expect.poll(async () => (await facts())[0]?.type, patience).toBe('recordingFailed');
    const saidAt = (await facts())[0]?.at ?? 0;
    expect(saidAt - killedAt).toBeLessThan(15_000);
    await expect.poll(async () => (await facts()).at(-1)?.type, patience).toBe('recordingRecovered');
    await expect.poll(async () => (await segments(0)).length, patience).toBe(count + 1);
    const failed = (await recording()).stretches.find(({ is }) => is === 'failed') ?? expect.fail();
    const killed = (await segments(0))[count - 1] ?? expect.fail();
    expect(killedAt - end(killed), 'said before the kill and not kept, in ms').toBeLessThan(2_500);
    expect(failed.from).toBeLessThanOrEqual(saidAt);
    expect(recorders()).toHaveLength(1);
  });

  it('goes on when the hub was killed and came back, with what it had, and the gap is on the record', async () => {
    await expect.poll(async () => (await segments(0)).at(-1)?.lengthMs ?? 0, patience).toBeGreaterThan(3_000);
    const before = await recording();
    const ran = recorders();
    const [last = expect.fail()] = (await segments(0)).slice(-1);
    const killedAt = Date.now();
    await district.hub.end('SIGKILL');
    await expect.poll(() => ran.filter(isAlive), patience).toEqual([]);
    await district.hub.up();
    await comes();
    await speaks(0);
    await expect.poll(() => room.view.recording, patience).toMatchObject({ state: 'running' });
    const count = before.tracks.flatMap((track) => track.segments).length;
    await expect
      .poll(async () => (await recording()).tracks.flatMap((track) => track.segments).length, patience)
      .toBe(count + 1);
    const after = await recording();
    const killed = (await segments(0)).find(({ number }) => number === last.number) ?? expect.fail();
    expect(killedAt - end(killed), 'said before the kill and not kept, in ms').toBeLessThan(2_500);
    expect(after.stretches.map(({ is, cause }) => cause ?? is)).toEqual([
      'recorded',
      'paused',
      'recorded',
      'recorder',
      'recorded',
      'hub',
      'recorded',
    ]);
    for (const { number, bytes } of before.tracks.flatMap((track) => track.segments))
      expect(
        after.tracks.flatMap((track) => track.segments).find((each) => each.number === number)?.bytes,
      ).toBeGreaterThanOrEqual(bytes);
  });

  it('can be heard 2 s after the closing, has each file’s SHA-256, and is as long as the record', async () => {
    await expect.poll(async () => (await segments(0)).at(-1)?.lengthMs ?? 0, patience).toBeGreaterThan(2_000);
    await room.line.ask('meeting.close', {});
    const closedAt = performance.now();
    const all = async () => (await recording()).tracks.flatMap((track) => track.segments);
    await expect
      .poll(async () => (await all()).every(({ growing, fileId }) => !growing && fileId !== null), patience)
      .toBe(true);
    expect(performance.now() - closedAt).toBeLessThan(15_000);
    const { from, to, now, stretches } = await recording();
    expect(now).toBeNull();
    expect(stretches.at(-1)?.to).toBe(to);
    for (const segment of await all()) {
      const { bytes } = await bytesAt(`${path()}/segments/${segment.number}`);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(segment.fileId);
      expect(bytes).toHaveLength(segment.bytes);
      expect(soundOf(bytes).samplesInAll / 48).toBeCloseTo(segment.lengthMs, -0.5);
    }
    expect((to ?? 0) - end((await segments(0)).at(-1) ?? expect.fail())).toBeLessThan(2_500);
    const track = await bytesAt(`${path()}/tracks/${commune(0)}/1/file`);
    expect(Math.abs(soundOf(track.bytes).samplesInAll / 48 - ((to ?? 0) - (from ?? 0)))).toBeLessThan(1_000);
  });

  it('is sent in parts, and nothing beyond its end', async () => {
    const [segment] = await segments(0);
    const address = `${path()}/segments/${segment?.number}`;
    const { bytes: whole } = await bytesAt(address);
    const part = await bytesAt(address, 'bytes=10-29');
    expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 10-29/${whole.length}`]);
    expect(part.bytes).toEqual(whole.subarray(10, 30));
    const beyond = await bytesAt(address, `bytes=${whole.length}-`);
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, `bytes */${whole.length}`]);
    expect(refusalIn(await askHttp(`${path()}/segments/999`, { cookie: await district.adminCookie() }))).toBe(
      'not-found',
    );
  });

  it('is nobody’s who has no right to it; each hearing and taking is noted', async () => {
    for (const part of ['', '/segments/1', `/tracks/${commune(0)}/1/file`, '/sound', '/sound/file']) {
      expect((await askHttp(`${path()}${part}`, { cookie: district.commune(0).cookie })).status).toBe(403);
      expect((await askHttp(`${path()}${part}`)).status).toBe(401);
    }
    const answer = await askHttp(`${path()}/accesses`, { cookie: await district.adminCookie() });
    const { accesses } = bodyOf(answer, RecordingAccesses);
    expect(accesses.map(({ is, what }) => `${is} ${what}`)).toContain(`played ${commune(0)}`);
    expect(accesses.map(({ is, what }) => `${is} ${what}`)).toContain(`taken ${commune(0)}`);
    expect(accesses.length).toBeLessThan(10);
  });

  it('has each one’s own tone in its track, and both in one file, where the hub has ffmpeg', async () => {
    const { mixed } = await recording();
    if (mixed.state === 'unavailable') {
      expect(refusalIn(await askHttp(`${path()}/sound`, { cookie: await district.adminCookie() }))).toBe('no-ffmpeg');
      return;
    }
    await expect.poll(async () => (await recording()).mixed.state, patience).toBe('ready');
    const folder = mkdtempSync(join(tmpdir(), 'diem-cau-heard-'));
    for (const index of [0, 1] as const) {
      const [first] = await segments(index);
      const { bytes } = await bytesAt(`${path()}/segments/${first?.number}`);
      const heard = tones(folder, bytes);
      expect(heard(hertz[index])).toBeGreaterThan(0.02);
      expect(heard(index === 0 ? hertz[1] : hertz[0])).toBeLessThan(heard(hertz[index]) / 20);
    }
    const both = tones(folder, (await bytesAt(`${path()}/sound/file`)).bytes);
    for (const each of hertz) expect(both(each)).toBeGreaterThan(0.005);
    const speech = await bytesAt(`${path()}/tracks/${commune(0)}/1/speech`);
    expect(speech.headers['content-type']).toBe('audio/flac');
    expect(tones(folder, speech.bytes)(hertz[0])).toBeGreaterThan(0.02);
    rmSync(folder, { recursive: true });
  });

  it('is kept by its rule, and for good where whoever may decides so with a reason', async () => {
    const { to, keeping } = await recording();
    expect(keeping).toEqual({ days: 90, until: expect.any(Number), decided: null });
    expect(Math.abs((keeping.until ?? 0) - (to ?? 0) - 90 * 86_400_000)).toBeLessThan(5_000);
    const decide = async (keep: boolean, reason: string, cookie: string) =>
      askHttp(`${path()}/keeping`, { method: 'POST', cookie, body: { keep, reason } });
    expect(refusalIn(await decide(true, 'theo yêu cầu', district.commune(0).cookie))).toBe('forbidden');
    const admin = await district.adminCookie();
    expect(refusalIn(await decide(true, ' ', admin))).toBe('malformed');
    expect((await decide(true, 'Thanh tra yêu cầu, công văn 12', admin)).status).toBe(204);
    expect((await recording()).keeping).toMatchObject({
      until: null,
      decided: { keep: true, reason: 'Thanh tra yêu cầu, công văn 12', by: expect.stringMatching(/./u) },
    });
    expect((await decide(false, 'Thanh tra đã xong', admin)).status).toBe(204);
    expect((await recording()).keeping.until).toBe(keeping.until);
  });

  it('is deleted by whoever has the right; that it was, and its hashes, stay', async () => {
    const asked = { method: 'DELETE', cookie: district.commune(0).cookie };
    expect((await askHttp(path(), asked)).status).toBe(403);
    await expect.poll(async () => (await recording()).mixed.state, patience).not.toBe('making');
    const before = await recording();
    expect((await askHttp(path(), { ...asked, cookie: await district.adminCookie() })).status).toBe(204);
    const { tracks, deleted } = await recording();
    expect(tracks).toEqual([]);
    expect(deleted?.by).toMatch(/./u);
    const pieces = before.tracks
      .flatMap(({ name, segments }) => segments.map((segment) => ({ ...segment, name })))
      .toSorted((a, b) => a.from - b.from || a.number - b.number)
      .map(({ name, from, lengthMs, bytes, fileId }) => ({ is: 'voice', name, from, lengthMs, bytes, fileId }));
    const { mixed } = before;
    const all = mixed.state === 'ready' ? [mixed] : [];
    expect(deleted?.files).toEqual([
      ...all.map(({ lengthMs, bytes, fileId }) => ({ is: 'all', name: '', from: null, lengthMs, bytes, fileId })),
      ...pieces,
    ]);
    expect((await bytesAt(`${path()}/segments/1`)).status).toBe(404);
  });
});

/** How loud a tone is in a file, 0 to 1: decoded by another program. */
const tones = (folder: string, bytes: Buffer): ((of: number) => number) => {
  const file = join(folder, 'heard');
  writeFileSync(file, bytes);
  const raw = execFileSync('ffmpeg', ['-v', 'error', '-i', file, '-f', 's16le', '-ac', '1', '-ar', '48000', '-'], {
    maxBuffer: 1e9,
  });
  const samples = new Int16Array(raw.buffer, raw.byteOffset, raw.length >> 1);
  const windowLength = 4_800;
  // The loudest tenth of a second: a file has pauses, and a tone that was sent anew has another phase.
  return (of) => {
    let loudest = 0;
    for (let from = 0; from + windowLength <= samples.length; from += windowLength) {
      let [re, im] = [0, 0];
      for (let index = 0; index < windowLength; index += 1) {
        const sample = samples[from + index] ?? 0;
        re += sample * Math.cos((2 * Math.PI * of * index) / 48_000);
        im += sample * Math.sin((2 * Math.PI * of * index) / 48_000);
      }
      loudest = Math.max(loudest, Math.hypot(re, im) / windowLength / 32_768);
    }
    return loudest;
  };
};
