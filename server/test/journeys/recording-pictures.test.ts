import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  MeetingRecording,
  RecordingAccesses,
  type EndpointId,
  type MeetingId,
  type RecordedPicturePiece,
} from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { filmChapters } from '../../src/domain/record/film-plan.ts';
import type { AttendingPage } from '../support/attending-page.ts';
import { askBytes } from '../support/ask-bytes.ts';
import { District } from '../support/district.ts';
import { greysOf } from '../support/greys-of.ts';
import { askHttp, bodyOf } from '../support/hub-http.ts';
import { recordersOf } from '../support/recorder-of.ts';

const patience = { timeout: 60_000 };
const shades = [60, 200] as const;
/** Whether a picture is a commune's: of a signal from 16 to 235 in a picture from 0 to 255. */
const isOf = (index: 0 | 1, grey: number): boolean => Math.abs(grey - ((shades[index] - 16) * 255) / 219) < 8;

let district: District;
let meetingId: MeetingId;
let room: AttendingPage;
const communes: AttendingPage[] = [];

const path = (): string => `${district.hub.url}/api/meetings/${meetingId}/recording`;
const recording = async (): Promise<MeetingRecording> =>
  bodyOf(await askHttp(path(), { cookie: await district.adminCookie() }), MeetingRecording);
const commune = (index: number): EndpointId => district.commune(index).endpointId;
const pieces = async (index: number): Promise<readonly RecordedPicturePiece[]> =>
  (await recording()).pictures.find(({ endpointId }) => endpointId === commune(index))?.pieces ?? [];
const end = ({ from, lengthMs }: RecordedPicturePiece): number => from + lengthMs;
const bytesOf = async ({ number }: RecordedPicturePiece): Promise<Buffer> =>
  (await askBytes(`${path()}/pictures/${number}?v=1`, await district.adminCookie())).bytes;
const show = (...indexes: readonly number[]) =>
  room.line.ask('stage.show', { choice: { show: 'chosen', endpoints: indexes.map(commune) } });
const grows = (index: number, byMs = 2_500) =>
  expect.poll(async () => (await pieces(index)).at(-1)?.lengthMs ?? 0, patience).toBeGreaterThan(byMs);
/** When this stood on the stage last: large, alone or beside others. */
const stoodLast = async (...indexes: readonly number[]): Promise<number> =>
  (await recording()).stage.findLast(
    ({ large }) => large.map(({ endpointId }) => endpointId).join() === indexes.map(commune).join(),
  )?.from ?? expect.fail();

beforeAll(async () => {
  district = await District.start(2);
  room = await district.page(district.room);
  meetingId = await district.openMeeting(room);
  await room.join(meetingId);
  for (const index of [0, 1] as const) {
    const page = await district.page(district.commune(index));
    communes[index] = page;
    await page.join(meetingId, 'wrtc', { shade: shades[index], hertz: 600 });
    await page.send('camera');
  }
});
afterAll(async () => {
  for (const page of [room, ...communes]) page.close();
  await district.remove();
});

describe('the stage of a recorded meeting', () => {
  it('is kept as everybody sees it, and no picture that does not stand on it', async () => {
    await room.line.ask('recording.begin', {});
    await show(0);
    await grows(0, 4_000);
    expect(await pieces(1)).toEqual([]);
    // What a busy machine sends smaller for a while begins a piece of its own.
    const piece = (await pieces(0)).at(-1) ?? expect.fail();
    expect(piece).toMatchObject({ growing: true, fileId: null });
    const greys = greysOf(await bytesOf(piece));
    expect(greys.length).toBeGreaterThan(30);
    expect(greys.filter((grey) => !isOf(0, grey))).toEqual([]);
  });

  it('changes with the stage: one ends where it leaves, the other begins where it comes, by the record’s times', async () => {
    await show(1);
    await grows(1);
    const changedAt = await stoodLast(1);
    const [left = expect.fail()] = (await pieces(0)).slice(-1);
    const [came = expect.fail()] = await pieces(1);
    expect(left.growing).toBe(false);
    expect(Math.abs(end(left) - changedAt)).toBeLessThan(1_500);
    expect(came.from - changedAt).toBeGreaterThan(-200);
    expect(came.from - changedAt).toBeLessThan(3_000);
    expect(greysOf(await bytesOf(came)).filter((grey) => !isOf(1, grey))).toEqual([]);
  });

  it('keeps both where both are seen, and nothing while it is paused', async () => {
    const before = (await pieces(0)).length;
    await show(1, 0);
    await expect.poll(async () => (await pieces(0)).length, patience).toBeGreaterThan(before);
    await grows(0);
    await room.line.ask('recording.pause', {});
    await expect.poll(recorders, patience).toEqual([]);
    const { bytes } = await recording();
    await delay(2_000);
    expect((await recording()).bytes).toBe(bytes);
    const count = (await pieces(1)).length;
    await room.line.ask('recording.begin', {});
    await expect.poll(async () => (await pieces(1)).length, patience).toBeGreaterThan(count);
    await grows(1);
  });

  it('loses at most 2 s when its recorder is killed, and what is there can be played', async () => {
    await grows(0, 4_000);
    const count = (await pieces(0)).length;
    const [pid = expect.fail()] = recorders();
    const killedAt = Date.now();
    process.kill(pid, 'SIGKILL');
    await expect.poll(async () => (await pieces(0)).length, patience).toBeGreaterThan(count);
    const killed = (await pieces(0))[count - 1] ?? expect.fail();
    expect(killedAt - end(killed), 'seen before the kill and not kept, in ms').toBeLessThan(2_500);
    expect(greysOf(await bytesOf(killed)).length).toBeGreaterThan(30);
    await grows(0);
  });

  it('has each piece’s SHA-256 in the book after the closing, also where the hub is killed just then; none holds sound, and no voice is found by its number', async () => {
    await room.line.ask('meeting.close', {});
    await district.hub.end('SIGKILL');
    await district.hub.up();
    await expect
      .poll(async () => {
        const { pictures } = await recording();
        return pictures.flatMap((each) => each.pieces).every(({ growing, fileId }) => !growing && fileId !== null);
      }, patience)
      .toBe(true);
    const { pictures, stage, from, to, tracks } = await recording();
    expect(tracks).toEqual([]);
    expect(stage[0]?.from).toBe(from);
    for (const piece of pictures.flatMap((each) => each.pieces)) {
      const bytes = await bytesOf(piece);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(piece.fileId);
      expect(bytes).toHaveLength(piece.bytes);
      expect(greysOf(bytes).length).toBeGreaterThan(0);
      expect(end(piece)).toBeLessThanOrEqual((to ?? 0) + 1_000);
      const asSound = await askHttp(`${path()}/segments/${piece.number}`, { cookie: await district.adminCookie() });
      expect(asSound.status).toBe(404);
    }
    const [piece = expect.fail()] = await pieces(0);
    expect((await askHttp(`${path()}/pictures/${piece.number}`, { cookie: district.commune(0).cookie })).status).toBe(
      403,
    );
    expect((await askHttp(`${path()}/pictures/${piece.number}`)).status).toBe(401);
    const taken = await askBytes(`${path()}/pictures/${piece.number}/file`, await district.adminCookie());
    const accesses = await askHttp(`${path()}/accesses`, { cookie: await district.adminCookie() });
    expect(taken.bytes).toEqual(await bytesOf(piece));
    expect(bodyOf(accesses, RecordingAccesses).accesses.at(-1)).toMatchObject({ is: 'taken', what: commune(0) });
    expect((await askHttp(`${path()}/pictures/${piece.number}/file`)).status).toBe(401);
  });

  it('is one file of stage and sound to take away, made by itself, at the record’s times; another program plays it, and it goes with the recording', async () => {
    await expect.poll(async () => (await recording()).film.state, { timeout: 500_000 }).toBe('ready');
    const { film, from, to, stage } = await recording();
    if (film.state !== 'ready' || from === null || to === null) expect.fail();
    const address = `${path()}/film/file`;
    const { bytes } = await askBytes(address, await district.adminCookie());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(film.fileId);
    expect([bytes.length, film.lengthMs]).toEqual([film.bytes, to - from]);
    const greys = greysOf(bytes);
    expect(Math.abs(greys.length * 40 - (to - from))).toBeLessThanOrEqual(40);
    const seen = new Set<number>();
    for (const index of [0, 1] as const)
      for (const piece of await pieces(index))
        for (const [nth, { from: began, large }] of stage.entries()) {
          // Where it alone stood large, in the middle of what was kept of that.
          const [since, until] = [Math.max(began, piece.from), Math.min(stage[nth + 1]?.from ?? to, end(piece))];
          if (large.length !== 1 || large[0]?.endpointId !== commune(index) || until - since < 400) continue;
          const at = (since + until) / 2 - from;
          expect(isOf(index, greys[Math.round(at / 40)] ?? 0), `${index} at ${at} ms`).toBe(true);
          seen.add(index);
        }
    expect([...seen]).toEqual([0, 1]);
    const words = await wordsOf(bytes);
    expect(words.title).toContain('Giao ban');
    const names = new Map(
      [district.room, district.commune(0), district.commune(1)].map((pc) => [pc.endpointId, pc.name]),
    );
    expect(words.chapters).toEqual(
      filmChapters({ from, to, stage }).map(({ large }) => large.map((each) => names.get(each)).join(', ')),
    );
    const accesses = await askHttp(`${path()}/accesses`, { cookie: await district.adminCookie() });
    expect(bodyOf(accesses, RecordingAccesses).accesses.at(-1)).toMatchObject({ is: 'taken', what: 'film' });
    for (const [cookie, status] of [
      [district.commune(0).cookie, 403],
      [undefined, 401],
    ] as const)
      expect((await askHttp(address, cookie === undefined ? {} : { cookie })).status).toBe(status);
    await askHttp(path(), { method: 'DELETE', cookie: await district.adminCookie() });
    expect((await recording()).film).toEqual({ state: 'none' });
    expect((await askHttp(address, { cookie: await district.adminCookie() })).status).toBe(404);
  }, 600_000);
});

/** What another program reads of a film: its title, and its chapters' titles. */
const wordsOf = async (film: Buffer): Promise<{ readonly title: string; readonly chapters: readonly string[] }> => {
  const folder = mkdtempSync(join(tmpdir(), 'diem-cau-film-'));
  try {
    await writeFile(join(folder, 'film.mp4'), film);
    const said = execFileSync('ffprobe', [
      ...['-v', 'error', '-show_chapters', '-show_format', '-of', 'json', join(folder, 'film.mp4')],
    ]);
    const { format, chapters } = Probed.parse(JSON.parse(said.toString()));
    return { title: format.tags.title, chapters: chapters.map(({ tags }) => tags.title) };
  } finally {
    rmSync(folder, { recursive: true });
  }
};
const Titled = z.object({ tags: z.object({ title: z.string() }) });
const Probed = z.object({ format: Titled, chapters: z.array(Titled) });

const recorders = (): readonly number[] => recordersOf(district.hub.pid);
