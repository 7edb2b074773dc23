import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cameraLayers } from '@diem-cau/shared';
import { loopOfIvf, loopOfOgg } from '../../../server/src/adapters/media/loop-files.ts';
import { piecesOf } from './vp8.ts';

/** Pictures a second of a camera, about what a page asks of one. */
const cameraRate = 25;
/** And of a shared screen. */
const screenRate = 5;
/** As a page sends a voice at most. */
const voiceBits = '24k';
const screenBits = 1_000_000;

/** Coded pictures cut into packets' payloads, played over and over; the first one is whole. */
export interface Film {
  readonly pictures: readonly (readonly Buffer[])[];
  readonly frameMs: number;
  /** What its packets take, in bit/s, as a page says it of a layer. */
  readonly maxBitrate: number;
}

/** Opus packets, played over and over. */
export interface Voice {
  readonly packets: readonly Buffer[];
  readonly frameMs: number;
}

/** All that endpoints of the long run send: a camera's layers from the smallest, a screen, and a voice. Nothing is coded after this. */
export interface Reels {
  readonly camera: readonly Film[];
  readonly screen: Film;
  readonly voice: Voice;
}

const ffmpeg = (args: readonly string[]): void => {
  execFileSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args], { timeout: 480_000 });
};

/** Moves all the time, so that a layer takes all the bits that it may. */
const room = (seconds: number): string => `testsrc2=size=1280x720:rate=${cameraRate}:duration=${seconds}`;

/** Only its first picture is whole, as a browser sends another only when it is asked. */
const vp8 = (bits: number): readonly string[] => [
  ...['-c:v', 'libvpx', '-b:v', String(bits), '-maxrate', String(bits), '-bufsize', String(bits)],
  ...['-deadline', 'realtime', '-cpu-used', '16', '-threads', '1', '-error-resilient', '1', '-lag-in-frames', '0'],
  ...['-g', '9999', '-auto-alt-ref', '0', '-pix_fmt', 'yuv420p', '-f', 'ivf'],
];

const filmOf = (path: string, maxBitrate: number): Film => {
  const { frames, frameMs } = loopOfIvf(readFileSync(path));
  return { pictures: frames.map(piecesOf), frameMs, maxBitrate };
};

/** Codes the media of the long run with ffmpeg, once; each film is so long. */
export const reels = (seconds: number): Reels => {
  const folder = mkdtempSync(join(tmpdir(), 'diem-cau-reels-'));
  try {
    const outputs = cameraLayers.flatMap(({ height, maxBitrate }) => [
      ...['-map', '0:v', '-vf', `scale=-2:${height}`, ...vp8(maxBitrate), join(folder, `${height}.ivf`)],
    ]);
    ffmpeg(['-f', 'lavfi', '-i', room(seconds), ...outputs]);
    const page = `testsrc=size=1920x1080:rate=${screenRate}:duration=${seconds}`;
    ffmpeg(['-f', 'lavfi', '-i', page, ...vp8(screenBits), join(folder, 'screen.ivf')]);
    const speech = `aevalsrc=0.3*sin(2*PI*220*t)*abs(sin(2*PI*2*t))+0.05*(random(0)-0.5):s=48000:d=${seconds}`;
    const opus = ['-c:a', 'libopus', '-application', 'voip', '-b:a', voiceBits, '-ac', '1', '-frame_duration', '20'];
    ffmpeg(['-f', 'lavfi', '-i', speech, ...opus, join(folder, 'voice.ogg')]);
    const { frames, frameMs } = loopOfOgg(readFileSync(join(folder, 'voice.ogg')));
    return {
      camera: cameraLayers.map(({ height, maxBitrate }) => filmOf(join(folder, `${height}.ivf`), maxBitrate)),
      screen: filmOf(join(folder, 'screen.ivf'), screenBits),
      voice: { packets: frames, frameMs },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
