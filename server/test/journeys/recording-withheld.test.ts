import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { MeetingRecording, NewAccountResult, type EndpointId, type MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { askBytes } from '../support/ask-bytes.ts';
import { District } from '../support/district.ts';
import { askHttp, bodyOf, refusalIn } from '../support/hub-http.ts';
import { soundOf } from '../support/sound-of.ts';

const patience = { timeout: 120_000 };
const slow = 420_000;
const reason = 'Chủ tọa quyết định: nội dung nội bộ';
const folder = mkdtempSync(join(tmpdir(), 'diem-cau-withheld-'));

let district: District;
let meetingId: MeetingId;
let room: AttendingPage;
let commune: AttendingPage;
let endpointId: EndpointId;
/** Who may play and take away, and has no part in the meeting; who answers for it. */
let other: string;
let admin: string;
let from: number;
let cut: { readonly from: number; readonly to: number };

const path = (): string => `${district.hub.url}/api/meetings/${meetingId}/recording`;
const recording = async (cookie: string, query = ''): Promise<MeetingRecording> =>
  bodyOf(await askHttp(`${path()}${query}`, { cookie }), MeetingRecording);
const piecesOf = async (cookie: string) => (await recording(cookie)).tracks[0]?.segments ?? [];
/** The first piece of the commune's voice beside which its picture is kept for 8 s and more, and since when. */
const longOne = async () => {
  const { tracks, pictures } = await recording(admin);
  const seen = pictures.flatMap(({ pieces }) => pieces);
  const both = (tracks[0]?.segments ?? []).flatMap((piece) =>
    seen.map((picture) => ({
      piece,
      since: Math.max(piece.from, picture.from),
      until: Math.min(piece.from + piece.lengthMs, picture.from + picture.lengthMs),
    })),
  );
  return both.find(({ since, until }) => until - since > 8_000);
};
const say = (what: 'withheld' | 'released', cookie: string, stretch: { from: number; to: number }) =>
  askHttp(`${path()}/${what}`, { method: 'POST', cookie, body: { ...stretch, reason } });
const bytesAt = async (what: string, cookie: string): Promise<Buffer> => {
  const { status, bytes } = await askBytes(`${path()}/${what}`, cookie);
  if (status !== 200) throw new Error(`${what} answered ${status}: ${bytes.toString('utf8', 0, 300)}`);
  return bytes;
};
const refusedAt = async (what: string, cookie: string): Promise<readonly [number, string]> => {
  const { status, bytes } = await askBytes(`${path()}/${what}`, cookie);
  return [status, refusalIn({ status, text: bytes.toString(), cookie: null })];
};

/** What another program says, as bytes; meanwhile connections that the hub closes are let go of. */
const said = async (program: string, parameters: readonly string[]): Promise<Buffer> =>
  (await promisify(execFile)(program, [...parameters], { maxBuffer: 1e9, encoding: 'buffer' })).stdout;

/** How loud a file is over a part of it, 0 to 1: the root of the mean square, as another program decodes it. */
const loudness = async (bytes: Buffer, ...parts: readonly (readonly [fromMs: number, toMs: number])[]) => {
  const file = join(folder, 'heard');
  writeFileSync(file, bytes);
  const raw = await said('ffmpeg', ['-v', 'error', '-i', file, '-f', 's16le', '-ac', '1', '-ar', '48000', '-']);
  const all = new Int16Array(raw.buffer, raw.byteOffset, raw.length >> 1);
  return parts.map(([fromMs, toMs]) => {
    const samples = all.subarray(Math.round(fromMs) * 48, Math.round(toMs) * 48);
    return Math.sqrt(samples.reduce((sum, each) => sum + each * each, 0) / Math.max(1, samples.length)) / 32_768;
  });
};
/** Nothing is heard of the stretch, and there is sound before and behind it; the file begins at this instant. */
const isCutOut = async (bytes: Buffer, begins: number): Promise<void> => {
  const [fromMs, toMs] = [cut.from - begins, cut.to - begins];
  const parts = [
    [fromMs, toMs],
    [fromMs - 1_500, fromMs - 500],
    [toMs + 500, toMs + 1_500],
  ] as const;
  const [within, before, behind] = await loudness(bytes, ...parts);
  expect(within).toBeLessThan(0.000_5);
  expect(before).toBeGreaterThan(0.01);
  expect(behind).toBeGreaterThan(0.01);
};
const isWhole = async (bytes: Buffer, begins: number): Promise<void> => {
  const [within] = await loudness(bytes, [cut.from - begins, cut.to - begins]);
  expect(within).toBeGreaterThan(0.01);
};

const accountOf = async (role: string): Promise<string> => {
  const ask = (at: string, cookie: string, body: object) =>
    askHttp(`${district.hub.url}${at}`, { method: 'POST', cookie, body });
  const person = { userName: `nguoi-${role}`, displayName: `Nông Thị ${role}`, role };
  const made = await ask('/api/accounts', admin, person);
  const { oneTimePassword } = NewAccountResult.parse(JSON.parse(made.text));
  const first = await ask('/api/session', '', { userName: person.userName, password: oneTimePassword });
  const newPassword = 'mot cau khac de nho';
  const own = await ask('/api/session/password', first.cookie ?? '', { oldPassword: oneTimePassword, newPassword });
  return own.cookie ?? '';
};

beforeAll(async () => {
  district = await District.start(1);
  room = await district.page(district.room);
  meetingId = await district.openMeeting(room);
  await room.join(meetingId);
  endpointId = district.commune(0).endpointId;
  commune = await district.page(district.commune(0));
  await commune.join(meetingId, 'wrtc', { shade: 200, hertz: 600 });
  await commune.send('microphone');
  await commune.send('camera');
  admin = await district.adminCookie();
  other = await accountOf('secretary');
});
afterAll(async () => {
  for (const page of [room, commune]) page.close();
  await district.remove();
  rmSync(folder, { recursive: true });
});

describe('a stretch of a recording that is withheld', () => {
  it(
    'is not given any more from the moment on at which it is marked, also while the meeting goes on',
    async () => {
      await room.line.ask('recording.begin', {});
      await room.line.ask('stage.show', { choice: { show: 'chosen', endpoints: [endpointId] } });
      // On a busy machine a voice comes in several pieces, and a picture seconds after it: the first ones that are long enough.
      await expect.poll(longOne, patience).toBeDefined();
      const { piece, since } = (await longOne()) ?? expect.fail();
      from = piece.from;
      cut = { from: since + 3_000, to: since + 5_000 };
      await isWhole(await bytesAt(`segments/${piece.number}?edition=whole`, other), from);
      expect((await say('withheld', other, cut)).status).toBe(403);
      expect((await say('withheld', district.room.cookie, cut)).status).toBe(204);
      expect(await refusedAt(`segments/${piece.number}?edition=whole`, other)).toEqual([403, 'recording-withheld']);
      expect(await refusedAt(`segments/${piece.number}?edition=${'0'.repeat(16)}`, admin)).toEqual([
        403,
        'recording-withheld',
      ]);
      const { edition, withheld, tracks } = await recording(other);
      expect(edition).toMatch(/^[0-9a-f]{16}$/u);
      expect(withheld).toEqual([
        { ...cut, marks: [{ reason, at: expect.any(Number), by: expect.stringMatching(/./u) }] },
      ]);
      const left = tracks[0]?.segments.find(({ number }) => number === piece.number);
      expect(left).toMatchObject({ cut: true, fileId: null, from });
      await isCutOut(await bytesAt(`segments/${piece.number}`, other), from);
      await isCutOut(await bytesAt(`segments/${piece.number}?edition=${edition}`, admin), from);
      // It grows on, and so does the copy.
      const samples = async (cookie: string): Promise<number> =>
        soundOf(await bytesAt(`segments/${piece.number}`, cookie)).samplesInAll;
      const before = await samples(admin);
      await expect.poll(() => samples(other), patience).toBeGreaterThanOrEqual(before);
      expect((await recording(admin)).edition).toBe('whole');
      await isWhole(await bytesAt(`segments/${piece.number}?edition=whole`, admin), from);
      await isWhole(await bytesAt(`segments/${piece.number}`, district.room.cookie), from);
    },
    slow,
  );

  it(
    'is noted once, and refused where it lies outside of the recording',
    async () => {
      expect((await say('withheld', admin, { from: cut.from + 100, to: cut.to })).status).toBe(204);
      expect((await recording(admin)).withheld).toHaveLength(1);
      for (const outside of [
        { from: from - 3_600_000, to: from - 3_500_000 },
        { from, to: from + 3_600_000 },
      ])
        expect(refusalIn(await say('withheld', admin, outside))).toBe('outside-recording');
      expect(refusalIn(await say('withheld', admin, { from: cut.to, to: cut.from }))).toBe('malformed');
      expect((await recording(admin)).withheld).toHaveLength(1);
    },
    slow,
  );

  it(
    'is in no piece, track, mix or film of who has no right to it, and in each of who has, with the hashes of the book',
    async () => {
      await room.line.ask('meeting.close', {});
      await expect
        .poll(async () => (await piecesOf(admin)).every(({ fileId }) => fileId !== null), patience)
        .toBe(true);
      const begun = (await recording(admin)).from ?? expect.fail();
      const piece = (await piecesOf(admin)).find((each) => each.from === from) ?? expect.fail();
      const all = await bytesAt(`segments/${piece.number}`, admin);
      expect(createHash('sha256').update(all).digest('hex')).toBe(piece.fileId);
      const given = await bytesAt(`segments/${piece.number}`, other);
      expect(soundOf(given).samplesInAll).toBe(soundOf(all).samplesInAll);
      await isCutOut(given, piece.from);
      const track = `tracks/${endpointId}/1`;
      for (const what of [`${track}/file`, `${track}/speech`]) {
        await isCutOut(await bytesAt(what, other), begun);
        await isWhole(await bytesAt(what, admin), begun);
        expect(await refusedAt(`${what}?edition=whole`, other)).toEqual([403, 'recording-withheld']);
      }
      for (const cookie of [admin, other])
        await expect.poll(async () => (await recording(cookie)).mixed.state, patience).toBe('ready');
      for (const what of ['sound', 'sound/file']) {
        await isCutOut(await bytesAt(what, other), begun);
        await isWhole(await bytesAt(what, admin), begun);
        expect(await refusedAt(`${what}?edition=whole`, other)).toEqual([403, 'recording-withheld']);
      }
      const { mixed } = await recording(other);
      expect(mixed.state === 'ready' ? mixed.fileId : '').toBe(
        createHash('sha256')
          .update(await bytesAt('sound/file', other))
          .digest('hex'),
      );
    },
    slow,
  );

  it(
    'has no picture of it either: pieces end before it',
    async () => {
      const [seen, all] = [(await recording(other)).pictures, (await recording(admin)).pictures];
      const touching = all
        .flatMap(({ pieces }) => pieces)
        .filter((each) => each.from < cut.to && each.from + each.lengthMs > cut.from);
      expect(touching.length).toBeGreaterThan(0);
      for (const { number, from: begins } of touching) {
        const left = seen.flatMap(({ pieces }) => pieces).find((each) => each.number === number);
        if (left === undefined) {
          expect(await refusedAt(`pictures/${number}`, other)).toEqual([403, 'recording-withheld']);
          continue;
        }
        expect(begins + left.lengthMs).toBeLessThanOrEqual(cut.from);
        expect(await refusedAt(`pictures/${number}?edition=whole`, other)).toEqual([403, 'recording-withheld']);
        const file = join(folder, 'seen.webm');
        writeFileSync(file, await bytesAt(`pictures/${number}`, other));
        const parameters = ['-v', 'error', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0', file];
        const times = (await said('ffprobe', parameters)).toString().trim().split('\n').map(Number);
        expect(times.length).toBeGreaterThan(5);
        expect(begins + Math.max(...times) * 1_000).toBeLessThan(cut.from);
      }
    },
    slow,
  );

  it(
    'is a card in the film of who has no right to it',
    async () => {
      const { edition } = await recording(other);
      expect((await askHttp(`${path()}/film?edition=${edition}`, { method: 'POST', cookie: other })).status).toBe(204);
      for (const cookie of [admin, other])
        await expect.poll(async () => (await recording(cookie)).film.state, { timeout: 200_000 }).toBe('ready');
      const begun = (await recording(admin)).from ?? expect.fail();
      /** How bright the middle of the left edge is: the ground of a card is dark, the commune's picture is not. */
      const bright = async (bytes: Buffer, atMs: number): Promise<number> => {
        const file = join(folder, 'film.mp4');
        writeFileSync(file, bytes);
        const one = ['-frames:v', '1', '-vf', 'crop=40:40:100:340,format=gray', '-f', 'rawvideo', '-'];
        const grey = await said('ffmpeg', ['-v', 'error', '-ss', String(atMs / 1_000), '-i', file, ...one]);
        return grey.reduce((sum, each) => sum + each, 0) / grey.length;
      };
      const [given, all] = [await bytesAt('film/file', other), await bytesAt('film/file', admin)];
      await isCutOut(given, begun);
      await isWhole(all, begun);
      for (const at of [cut.from, cut.from + 1_000, cut.to - 50]) {
        expect(await bright(given, at - begun)).toBeLessThan(60);
        expect(await bright(all, at - begun)).toBeGreaterThan(100);
      }
      for (const at of [cut.from - 1_000, cut.to + 1_000])
        for (const film of [all, given])
          expect(await bright(film, at - begun), `${at - begun} ms`).toBeGreaterThan(100);
      expect(await refusedAt('film/file?edition=whole', other)).toEqual([403, 'recording-withheld']);
    },
    slow,
  );

  it(
    'leaves nothing of a piece that all of it covers, and is given back',
    async () => {
      const all = await recording(admin);
      const span = { from: all.from ?? expect.fail(), to: all.to ?? expect.fail() };
      expect((await say('withheld', admin, span)).status).toBe(204);
      const [{ number } = expect.fail()] = await piecesOf(admin);
      expect(await refusedAt(`segments/${number}`, other)).toEqual([403, 'recording-withheld']);
      expect((await recording(other)).tracks).toEqual([]);
      expect((await recording(admin)).withheld).toMatchObject([span]);
      expect((await say('released', admin, span)).status).toBe(204);
      expect((await recording(other)).edition).toBe('whole');
      const { number: first } = (await piecesOf(other)).find((each) => each.from === from) ?? expect.fail();
      await isWhole(await bytesAt(`segments/${first}`, other), from);
      await isWhole(await bytesAt('sound/file?edition=whole', other), span.from);
    },
    slow,
  );
});
