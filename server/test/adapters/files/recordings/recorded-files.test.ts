import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EndpointId, MeetingId } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loopOfIvf, loopOfOgg } from '../../../../src/adapters/media/loop-files.ts';
import { cameraPackets } from '../../../../src/adapters/media/loop-packets.ts';
import { PieceFolders } from '../../../../src/adapters/files/recordings/piece-folders.ts';
import { RecordedFiles } from '../../../../src/adapters/files/recordings/recorded-files.ts';
import { keptForSound, moreForPictures } from '../../../../src/domain/meeting/recording/what-fits.ts';
import { whole } from '../../../../src/domain/record/edition.ts';
import { insideRecorder, voicePacket, type InsideRecorderOf } from '../../../support/inside-recorder.ts';
import { soundOf } from '../../../support/sound-of.ts';

const meetingId = MeetingId.parse('meeting-1');
const anBinh = EndpointId.parse('an-binh');
const room = EndpointId.parse('room');
const megabyte = 1_000_000;
const ample = { quota: 1_000 * megabyte, reserve: 0 };

/** A second and more of a voice, as browsers send it. */
const voice = loopOfOgg(readFileSync(new URL('../../../../../data/demo/voice-1.ogg', import.meta.url))).frames;

/** A second of a camera, of which the first picture is whole. */
const camera = loopOfIvf(readFileSync(new URL('../../../../../data/demo/picture-1.ivf', import.meta.url))).frames;

let root: string;
let folders: PieceFolders;
let files: RecordedFiles;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'diem-cau-recordings-'));
  folders = new PieceFolders(join(root, 'recordings'));
  files = new RecordedFiles(folders, { ...ample, path: process.env['PATH'] ?? '' });
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(root, { recursive: true, force: true });
});

const recorder = (...how: InsideRecorderOf) => insideRecorder(folders, meetingId, ...how);

describe('what a recorder leaves', () => {
  it('has room for everybody, also where one stream begins anew with each packet', async () => {
    const { recording, hears, pass } = await recorder();
    hears(1, anBinh);
    hears(2, room);
    for (let nth = 0; nth < 500; nth += 1) {
      recording.hear(voicePacket(2, nth * 2_000));
      await pass(20, 1);
    }
    await pass(1_000, 1);
    await recording.close();
    const pieces = await files.pieces(meetingId);
    const its = pieces.filter(({ endpointId }) => endpointId === room);
    expect(its.length).toBeGreaterThan(5);
    expect(its.length).toBeLessThan(40);
    const voices = pieces.filter(({ endpointId }) => endpointId === anBinh);
    expect(voices).toHaveLength(1);
    expect(voices[0]?.lengthMs).toBeGreaterThan(10_500);
  });

  it('is a piece of each voice that says whose it is, from when and how long', async () => {
    const { recording, hears, pass } = await recorder();
    hears(1, anBinh);
    hears(2, room);
    await pass(2_000, 1);
    await pass(3_000, 1, 2);
    await recording.close();
    const pieces = await files.pieces(meetingId);
    expect(
      pieces.map(({ number, endpointId, source, lengthMs, ended }) => [number, endpointId, source, lengthMs, ended]),
    ).toEqual([
      [1, anBinh, 'microphone', 5_000, true],
      [2, room, 'microphone', 3_000, true],
    ]);
    expect(pieces.map(({ from }) => from - 1_000_000)).toEqual([expect.closeTo(0, -1.5), expect.closeTo(2_000, -1.5)]);
    expect(await files.meetings()).toEqual([meetingId]);
    expect(await folders.bytes()).toBe(pieces.reduce((sum, { bytes }) => sum + bytes, 0));
    expect(statSync(folders.path(meetingId, 1)).mode & 0o777).toBe(0o600);
  });

  it('can be read while it grows, and no more than a second and a half is missing', async () => {
    const { recording, hears, pass } = await recorder();
    hears(1, anBinh);
    await pass(5_000, 1);
    await new Promise((done) => setTimeout(done, 50));
    const [piece] = await files.pieces(meetingId);
    expect(piece?.ended).toBe(false);
    expect(piece?.lengthMs).toBeGreaterThan(3_500);
    await recording.close();
  });

  it('has the gap of a shut microphone between two pieces, in the right place', async () => {
    const { recording, hears, pass } = await recorder();
    hears(1, anBinh);
    await pass(4_000, 1);
    await pass(10_000);
    await pass(2_000, 1);
    await recording.close();
    const pieces = await files.pieces(meetingId);
    expect(pieces.map(({ from, lengthMs }) => [Math.round((from - 1_000_000) / 100) * 100, lengthMs])).toEqual([
      [0, 4_000],
      [14_000, 2_000],
    ]);
  });

  it('after it was killed in the middle of a page is cut to what is whole, has its hash, and the next one goes on beside it', async () => {
    const first = await recorder();
    first.hears(1, anBinh);
    await first.pass(5_000, 1);
    await first.recording.close();
    const path = folders.path(meetingId, 1);
    const whole = readFileSync(path);
    writeFileSync(path, whole.subarray(0, whole.length - 100));
    const again = new PieceFolders(join(root, 'recordings'));
    const after = new RecordedFiles(again, { ...ample, path: '' });
    const [piece] = await after.pieces(meetingId);
    expect(piece?.ended).toBe(false);
    expect(piece?.lengthMs).toBeGreaterThanOrEqual(4_000);
    const { fileId, bytes } = await after.seal(meetingId, 1);
    const sealed = readFileSync(path);
    expect(bytes).toBe(sealed.length);
    expect(sealed.length).toBeLessThan(whole.length - 100);
    expect(fileId).toBe(createHash('sha256').update(sealed).digest('hex'));
    const second = await recorder({}, 1_010_000);
    second.hears(9, anBinh);
    await second.pass(1_000, 9);
    await second.recording.close();
    expect((await after.pieces(meetingId)).map(({ number }) => number)).toEqual([1, 2]);
    appendFileSync(join(folders.of(meetingId), '000003.ogg'), 'no Ogg at all');
    expect((await after.pieces(meetingId)).map(({ number }) => number)).toEqual([1, 2]);
    await after.remove(meetingId);
    expect(await after.pieces(meetingId)).toEqual([]);
    expect(await after.piece(meetingId, 1)).toBeNull();
  });
});

describe('a recorder without room', () => {
  it('says so at its quota, keeps what it has, and writes nothing more', async () => {
    const { recording, hears, pass } = await recorder({ mayWrite: 10_000 });
    hears(1, anBinh);
    await pass(20_000, 1);
    expect(recording.beat.trouble).toBe('no-room');
    const keptUntil = recording.beat.keptUntil;
    const isEnded = async () => (await files.pieces(meetingId)).map(({ ended }) => ended);
    await expect.poll(isEnded).toEqual([true]);
    const bytes = await folders.bytes();
    await pass(5_000, 1);
    expect(recording.beat.keptUntil).toBe(keptUntil);
    expect(await folders.bytes()).toBe(bytes);
    expect(bytes).toBeLessThan(20_000);
    const [piece] = await files.pieces(meetingId);
    expect(Math.abs((piece?.from ?? 0) + (piece?.lengthMs ?? 0) - keptUntil)).toBeLessThan(1_500);
  });

  it('gives up pictures first: their pieces end whole, sound goes on, and they come back with the room', async () => {
    const asked: Buffer[] = [];
    const { recording, hears, pass } = await recorder({ mayWrite: keptForSound + moreForPictures }, 1_000_000, asked);
    hears(1, anBinh);
    recording.told({ type: 'opened', ssrc: 2, endpointId: anBinh, source: 'camera', codec: 'VP8' });
    const stream = { ssrc: 2, sequence: 0 };
    let nth = 0;
    /** Sound and picture pass, each second of which begins with a whole picture. */
    const both = async (ms: number): Promise<void> => {
      for (let passed = 0; passed < ms; passed += 40) {
        for (const packet of cameraPackets(stream, camera[nth % 25] ?? Buffer.alloc(0), nth * 40))
          recording.hear(packet);
        nth += 1;
        await pass(40, 1);
      }
    };
    await both(4_000);
    expect(recording.beat.soundOnlySince).toBeNull();
    recording.told({ type: 'room', left: keptForSound - megabyte });
    await both(4_000);
    const { soundOnlySince, trouble, voices } = recording.beat;
    expect(Math.abs((soundOnlySince ?? 0) - 1_004_500)).toBeLessThan(1_000);
    expect(trouble).toBeNull();
    expect(voices).toEqual([{ ssrc: 1, kept: expect.any(Number), keptAt: expect.any(Number) }]);
    const pictures = async () => (await files.pieces(meetingId)).filter(({ source }) => source === 'camera');
    await expect.poll(async () => (await pictures()).map(({ ended }) => ended)).toEqual([true]);
    const [first] = await pictures();
    expect(Math.abs((first?.from ?? 0) + (first?.lengthMs ?? 0) - (soundOnlySince ?? 0))).toBeLessThan(1_100);
    const askedSoFar = asked.length;
    // A little more room brings nothing back, and nobody is asked for what is not kept.
    recording.told({ type: 'room', left: keptForSound + megabyte });
    await both(5_000);
    expect(recording.beat.soundOnlySince).toBe(soundOnlySince);
    expect(asked).toHaveLength(askedSoFar);
    recording.told({ type: 'room', left: keptForSound + moreForPictures + megabyte });
    await both(4_000);
    expect(recording.beat.soundOnlySince).toBeNull();
    await recording.close();
    expect((await pictures()).map(({ ended }) => ended)).toEqual([true, true]);
    const sound = (await files.pieces(meetingId)).filter(({ source }) => source === 'microphone');
    expect(sound).toHaveLength(1);
    expect(sound[0]?.lengthMs).toBeGreaterThan(16_500);
  });

  it('counts what it keeps of each voice, and nothing of one that has begun too often', async () => {
    const { recording, hears, pass } = await recorder();
    hears(1, anBinh);
    const kept = (ssrc: number) => recording.beat.voices.find((voice) => voice.ssrc === ssrc)?.kept ?? 0;
    for (let ssrc = 100; ssrc < 140; ssrc += 1) {
      hears(ssrc, room);
      await pass(40, 1, ssrc);
      recording.told({ type: 'closed', ssrc });
    }
    hears(200, room);
    const before = kept(1);
    await pass(3_000, 1, 200);
    expect(kept(200)).toBe(0);
    expect(kept(1)).toBeGreaterThan(before + 100);
    expect(recording.beat.voices.map(({ ssrc }) => ssrc)).toEqual([1]);
    await recording.close();
  });

  it('says so where too little of the disk is free', async () => {
    const { recording } = await recorder({ reserve: Number.MAX_SAFE_INTEGER });
    expect(recording.beat.trouble).toBe('no-room');
  });

  it('says that the disk can’t be written where its folder is none', async () => {
    writeFileSync(join(root, 'recordings'), 'a file');
    const { recording } = await recorder();
    expect(recording.beat.trouble).toBe('disk');
  });
});

describe('a microphone’s whole track', () => {
  it('is as long as the recording, with each piece in its place and nothing decoded', async () => {
    const { recording, hears, pass } = await recorder();
    hears(1, anBinh);
    await pass(3_000);
    await pass(2_000, 1);
    await pass(60_000);
    await pass(2_000, 1);
    await recording.close();
    vi.useRealTimers();
    const made = await files.makeTrack(
      meetingId,
      { endpointId: anBinh, source: 'microphone' },
      { from: 1_000_000, to: 1_090_000, edition: whole },
      'heard',
    );
    const { samplesInAll, packets } = soundOf(readFileSync(made.path));
    expect(samplesInAll / 48).toBeGreaterThan(89_950);
    expect(samplesInAll / 48).toBeLessThanOrEqual(90_000);
    const spoken = packets.filter(({ bytes }) => bytes.length > 20);
    const pieces = await files.pieces(meetingId);
    for (const { from, lengthMs } of pieces) {
      const inside = spoken.filter(({ atMs }) => atMs >= from - 1_000_000 - 30 && atMs < from - 1_000_000 + lengthMs);
      expect(inside.length).toBeGreaterThan(20);
    }
    const copied = spoken.map(({ bytes }) => Buffer.from(bytes).toString('base64'));
    const known = new Set(voice.map((bytes) => bytes.toString('base64')));
    expect(copied.every((each) => known.has(each))).toBe(true);
  });
});

const ffmpeg = ((): boolean => {
  try {
    execFileSync('ffmpeg', ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
const probed = (path: string): { readonly seconds: number; readonly codec: string } => {
  const parameters = ['-v', 'error', '-show_entries', 'stream=codec_name:format=duration', '-of', 'default=nk=1:nw=1'];
  const [codec = '', seconds = ''] = execFileSync('ffprobe', [...parameters, path])
    .toString()
    .split('\n');
  return { codec, seconds: Number(seconds) };
};

describe('a microphone’s track for programs that write down speech', () => {
  it.runIf(ffmpeg)(
    'is one voice of 16,000 samples a second, as long as the recording, with each piece in its place',
    async () => {
      const { recording, hears, pass } = await recorder();
      hears(1, anBinh);
      await pass(2_000);
      await pass(3_000, 1);
      await pass(5_000);
      await recording.close();
      vi.useRealTimers();
      const { path } = await files.makeTrack(
        meetingId,
        { endpointId: anBinh, source: 'microphone' },
        { from: 1_000_000, to: 1_010_000, edition: whole },
        'speech',
      );
      const said = execFileSync('ffprobe', [
        ...['-v', 'error', '-show_entries', 'stream=codec_name,sample_rate,channels', '-of', 'csv=p=0', path],
      ]);
      expect(said.toString().trim()).toBe('flac,16000,1');
      const samples = execFileSync('ffmpeg', ['-v', 'error', '-i', path, '-f', 's16le', '-'], { maxBuffer: 1e8 });
      expect(samples.length / 2 / 16_000).toBeCloseTo(10, 1);
      const loudest = (fromS: number, toS: number): number => {
        let most = 0;
        for (let at = fromS * 16_000; at < toS * 16_000; at += 1)
          most = Math.max(most, Math.abs(samples.readInt16LE(at * 2)));
        return most;
      };
      expect(loudest(2.1, 4.9)).toBeGreaterThan(500);
      expect(loudest(0, 1.9)).toBeLessThan(10);
      expect(loudest(5.2, 9.9)).toBeLessThan(10);
    },
    300_000,
  );
});

describe('all voices in one', () => {
  it('without ffmpeg can’t be made, and says so', async () => {
    const without = new RecordedFiles(folders, { ...ample, path: '/nowhere' });
    expect(await without.canMix()).toBe(false);
    await expect(without.mix(meetingId, { from: 0, to: 1, edition: whole })).rejects.toThrow('ffmpeg');
  });

  it.each([
    ['ends with a word', 'echo the codec is gone >&2; exit 1', /the codec is gone/u, 60_000],
    ['hangs', 'exec sleep 600', /took longer/u, 2_000],
  ])(
    'with an ffmpeg that %s is given up, with nothing left half made, and pieces as they were',
    async (_, does, says, patienceMs) => {
      const { recording, hears, pass } = await recorder();
      hears(1, anBinh);
      await pass(3_000, 1);
      await recording.close();
      vi.useRealTimers();
      const bin = join(root, 'bin');
      mkdirSync(bin);
      writeFileSync(join(bin, 'ffmpeg'), `#!/bin/sh\n${does}\n`, { mode: 0o755 });
      const poor = new RecordedFiles(folders, { ...ample, path: bin, patienceMs });
      const length = { from: 1_000_000, to: 1_003_000, edition: whole };
      const before = await files.pieces(meetingId);
      await expect(poor.mix(meetingId, length)).rejects.toThrow(says);
      const of = { endpointId: anBinh, source: 'microphone' } as const;
      await expect(poor.makeTrack(meetingId, of, length, 'speech')).rejects.toThrow(says);
      expect(readdirSync(join(folders.of(meetingId), 'made'))).toEqual([]);
      expect([before.length, await files.pieces(meetingId)]).toEqual([1, before]);
      // What needs no ffmpeg is made all the same.
      expect((await poor.makeTrack(meetingId, of, length, 'heard')).bytes).toBeGreaterThan(1_000);
    },
  );

  it.runIf(ffmpeg)(
    'is a file to play and one to take away, of the recording’s length, which other programs read',
    async () => {
      const { recording, hears, pass } = await recorder();
      hears(1, anBinh);
      hears(2, room);
      await pass(3_000);
      await pass(2_000, 1);
      await pass(4_000, 1, 2);
      await pass(60_000);
      await pass(2_000, 2);
      await recording.close();
      vi.useRealTimers();
      const length = { from: 1_000_000, to: 1_075_000, edition: whole };
      const made = await files.mix(meetingId, length);
      expect(made.lengthMs).toBe(75_000);
      expect(made.fileId).toBe(createHash('sha256').update(readFileSync(made.path)).digest('hex'));
      const play = await files.mixed(meetingId, 'play', whole);
      expect(probed(play?.path ?? '')).toEqual({ codec: 'opus', seconds: expect.closeTo(75, 0) });
      expect(probed(made.path)).toEqual({ codec: 'aac', seconds: expect.closeTo(75, 0) });
      for (const { number, lengthMs } of await files.pieces(meetingId))
        expect(probed(folders.path(meetingId, number))).toEqual({
          codec: 'opus',
          seconds: expect.closeTo(lengthMs / 1_000, 1),
        });
    },
    // It gives way to whatever else the machine does.
    300_000,
  );
});
