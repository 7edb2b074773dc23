import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { EndpointId, MeetingId } from '@diem-cau/shared';
import { afterAll, expect, it } from 'vitest';
import { PieceFolders } from '../../../../src/adapters/files/recordings/piece-folders.ts';
import { RecordedFiles } from '../../../../src/adapters/files/recordings/recorded-files.ts';
import { whole } from '../../../../src/domain/record/edition.ts';

const meetingId = MeetingId.parse('meeting-1');
const root = mkdtempSync(join(tmpdir(), 'diem-cau-taken-'));
const folders = new PieceFolders(root);
const files = new RecordedFiles(folders, { quota: 1e9, reserve: 0, path: '' });
afterAll(() => rmSync(root, { recursive: true }));

const takeAway = async (endpointId: string): Promise<string> => {
  const of = { endpointId: EndpointId.parse(endpointId), source: 'microphone' } as const;
  return (await files.makeTrack(meetingId, of, { from: 0, to: 2_000, edition: whole }, 'heard')).path;
};

it('tracks that were made to be taken away are let go of an hour later, when another is made, and nothing else is', async () => {
  const path = await takeAway('an-binh');
  const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * 3_600_000);
  const gone = ['hoa-lac-1.ogg', 'hoa-lac-2-0123456789abcdef.flac'];
  const stays = ['cut-0123456789abcdef-000001.ogg', 'film.mp4', 'mixing-hoa-lac-1.ogg', 'sound.m4a'];
  for (const name of [...gone, ...stays]) {
    writeFileSync(join(dirname(path), name), '');
    utimesSync(join(dirname(path), name), hoursAgo(1.1), hoursAgo(1.1));
  }
  utimesSync(path, hoursAgo(0.9), hoursAgo(0.9));
  await takeAway('room');
  expect(readdirSync(dirname(path)).toSorted()).toEqual(['an-binh-1.ogg', 'room-1.ogg', ...stays].toSorted());
});

it('a recording is told how much may still be written: by all that is there, of whatever kind', async () => {
  await takeAway('an-binh');
  const full = new RecordedFiles(folders, { quota: 10, reserve: 0, path: '' });
  expect(await full.room()).toBeLessThan(0);
  expect(await files.room()).toBeGreaterThan(1e8);
});
