import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EndpointId, MeetingId } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PieceFolders } from '../../../../src/adapters/files/recordings/piece-folders.ts';
import { RecordedFiles } from '../../../../src/adapters/files/recordings/recorded-files.ts';
import { insideRecorder } from '../../../support/inside-recorder.ts';
import { soundOf } from '../../../support/sound-of.ts';

const meetingId = MeetingId.parse('meeting-1');
const anBinh = EndpointId.parse('an-binh');
const megabyte = 1_000_000;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'diem-cau-full-disk-'));
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(root, { recursive: true, force: true });
});

describe('a recording', () => {
  it('leaves whole what it has on a disk that is full from one moment to the next, and goes on once there is room', async (test) => {
    const disk = join(root, 'recordings');
    mkdirSync(disk);
    const folders = new PieceFolders(disk);
    const files = new RecordedFiles(folders, { quota: 1_000 * megabyte, reserve: 0, path: '' });
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk]).status !== 0)
      return test.skip('this machine does not let a test mount a small file system');
    try {
      const { recording, hears, pass } = await insideRecorder(folders, meetingId, { reserve: 0 });
      hears(1, anBinh);
      await pass(5_000, 1);
      expect(() => writeFileSync(join(disk, 'other'), Buffer.alloc(9 * megabyte))).toThrow('ENOSPC');
      await pass(5_000, 1);
      const { trouble, keptUntil } = recording.beat;
      expect(trouble).not.toBeNull();
      const [piece] = await files.pieces(meetingId);
      expect(piece?.lengthMs).toBeGreaterThan(3_000);
      expect(Math.abs((piece?.from ?? 0) + (piece?.lengthMs ?? 0) - keptUntil)).toBeLessThan(2_000);
      rmSync(join(disk, 'other'));
      await pass(10_000, 1);
      expect(recording.beat.trouble).toBeNull();
      await recording.close();
      const all = await files.pieces(meetingId);
      expect(all).toHaveLength(2);
      expect(all.at(-1)).toMatchObject({ ended: true });
      for (const { number, lengthMs } of all) {
        // What was half written is cut off as the meeting is over.
        await files.seal(meetingId, number);
        expect(soundOf(readFileSync(folders.path(meetingId, number))).samplesInAll / 48).toBe(lengthMs);
        expect(lengthMs).toBeGreaterThan(3_000);
      }
    } finally {
      spawnSync('umount', ['-l', disk]);
    }
  });
});
