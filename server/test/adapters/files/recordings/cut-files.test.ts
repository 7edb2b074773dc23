import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EndpointId, MeetingId } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loopOfOgg } from '../../../../src/adapters/media/loop-files.ts';
import { CutFiles } from '../../../../src/adapters/files/recordings/cut-files.ts';
import { oggPage } from '../../../../src/adapters/files/recordings/ogg.ts';
import { opusHead, opusTags } from '../../../../src/adapters/files/recordings/opus.ts';
import { PieceFolders } from '../../../../src/adapters/files/recordings/piece-folders.ts';
import type { Edition } from '../../../../src/domain/record/edition.ts';

const meetingId = MeetingId.parse('meeting-1');
const anBinh = EndpointId.parse('an-binh');
const from = 1_700_000_000_000;
const voice = loopOfOgg(readFileSync(new URL('../../../../../data/demo/voice-1.ogg', import.meta.url))).frames;
const edition: Edition = { key: '0123456789abcdef', cuts: [{ from: from + 200, to: from + 400 }] };
const other: Edition = { key: 'fedcba9876543210', cuts: edition.cuts };

let root: string;
let folders: PieceFolders;
let cut: CutFiles;
let room: number;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'diem-cau-cut-files-'));
  folders = new PieceFolders(root);
  room = 1_000_000_000;
  cut = new CutFiles(folders, () => Promise.resolve(room));
  mkdirSync(folders.of(meetingId));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(root, { recursive: true });
});

/** A piece of so many pages, a fifth of a second each, that was written so long after its beginning. */
const write = (pages: number, afterMs: number, ended = false): void => {
  const head = [opusHead(), opusTags({ meetingId, endpointId: anBinh, from, source: 'microphone' })];
  const all = head.map((packet, sequence) =>
    oggPage({ serial: 7, sequence, samples: 0, packets: [packet], first: sequence === 0 }),
  );
  for (let page = 0; page < pages; page += 1) {
    const packets = Array.from({ length: 10 }, (_, nth) => voice[(page * 10 + nth) % voice.length] ?? Buffer.alloc(0));
    const last = ended && page === pages - 1;
    all.push(oggPage({ serial: 7, sequence: all.length, samples: (page + 1) * 9_600, packets, last }));
  }
  const path = folders.path(meetingId, 1);
  writeFileSync(path, Buffer.concat(all));
  const at = new Date(from + afterMs);
  utimesSync(path, at, at);
};
const copied = async (as = edition) => {
  const read = (await folders.read(meetingId, 1)) ?? expect.fail();
  const file = await cut.of(meetingId, read, as);
  return { ...file, inode: statSync(file.path).ino };
};
const madeNames = (): readonly string[] => readdirSync(join(folders.of(meetingId), 'made')).toSorted();

describe('a copy of a piece without what is withheld', () => {
  it('is one, however many ask for it at once', async () => {
    write(50, 10_000, true);
    const copies = await Promise.all(Array.from({ length: 200 }, () => copied()));
    expect(new Set(copies.map(({ inode }) => inode)).size).toBe(1);
    expect(madeNames()).toEqual(['cut-0123456789abcdef-000001.ogg']);
    expect((await copied()).inode).toBe(copies[0]?.inode);
  });

  it('of one that grows is made anew as it grows, but for a tenth of the time at most, and whole when it has ended', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const copy = async (pages: number, takesMs: number, ended = false): Promise<number> => {
      write(pages, pages * 200, ended);
      const read = (await folders.read(meetingId, 1)) ?? expect.fail();
      const made = cut.of(meetingId, read, edition);
      // Its beginning is noted before anything is written.
      while (takesMs > 0 && !madeNames().some((name) => name.endsWith('.part')))
        await new Promise((done) => setImmediate(done));
      vi.advanceTimersByTime(takesMs);
      return (await made).bytes;
    };
    const sizes = [await copy(2_000, 0), await copy(2_001, 0), await copy(2_002, 300)];
    expect(
      sizes.toSorted((a, b) => a - b),
      'a quick one is made each time',
    ).toEqual(sizes);
    expect(new Set(sizes).size).toBe(3);
    expect(await copy(2_003, 0), 'one that took 0.3 s is good for 3 s').toBe(sizes[2]);
    vi.advanceTimersByTime(2_900);
    expect(await copy(2_004, 0)).toBe(sizes[2]);
    vi.advanceTimersByTime(200);
    const later = await copy(2_005, 300);
    expect(later).toBeGreaterThan(sizes[2] ?? 0);
    expect(await copy(2_006, 0, true), 'it has ended').toBeGreaterThan(later);
  });

  it('refuses where far more of them are wanted than can be made, and leaves nothing half made', async () => {
    write(200, 40_000, true);
    const asked = Array.from({ length: 100 }, (_, nth) =>
      copied({ ...edition, key: `${nth}`.padStart(16, '0') }).then(
        () => 'made',
        (error: unknown) => (error instanceof Error ? Reflect.get(error, 'code') : error),
      ),
    );
    const outcomes = await Promise.all(asked);
    expect(new Set(outcomes)).toEqual(new Set(['made', 'too-many-requests']));
    expect(outcomes.filter((each) => each === 'made').length).toBeGreaterThanOrEqual(60);
    expect(madeNames().filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is not made where there is no room for it; one that is there is given', async () => {
    write(50, 10_000, true);
    const { bytes, inode } = await copied();
    room = bytes - 1;
    cut = new CutFiles(folders, () => Promise.resolve(room));
    expect((await copied()).inode).toBe(inode);
    await expect(copied({ ...edition, key: other.key })).rejects.toMatchObject({ code: 'no-room-for-file' });
    expect(madeNames()).toEqual(['cut-0123456789abcdef-000001.ogg']);
  });

  it('that can’t be written leaves nothing half made', async () => {
    write(50, 10_000, true);
    mkdirSync(join(folders.of(meetingId), 'made', 'cut-0123456789abcdef-000001.ogg', 'in-the-way'), {
      recursive: true,
    });
    await expect(copied()).rejects.toThrow('EISDIR');
    expect(madeNames()).toEqual(['cut-0123456789abcdef-000001.ogg']);
  });
});

describe('what was made of other editions', () => {
  it('is let go of, whole tracks of a microphone too, but not what is being mixed', async () => {
    const folder = join(folders.of(meetingId), 'made');
    mkdirSync(folder);
    const kept = [
      `cut-${edition.key}-000001.ogg`,
      `an-binh-1-${edition.key}.ogg`,
      'an-binh-1.ogg',
      'film.mp4',
      'sound.m4a',
    ];
    const mixing = `mixing-an-binh-1-${other.key}.ogg`;
    const left = ['cut-K-000001.ogg', 'an-binh-1-K.ogg', 'an-binh-2-K.flac', 'sound-K.m4a', 'film-K.mp4'];
    for (const name of [...kept, mixing, ...left.map((each) => each.replace('K', other.key))])
      writeFileSync(join(folder, name), '');
    await cut.keepOnly(meetingId, edition);
    expect(madeNames()).toEqual([...kept, mixing].toSorted());
  });
});
