import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a test's endpoint shows and says: a colour of its own and a voice of its own pitch. */
export interface Devices {
  /** Full-range RGB of the picture's ground. */
  readonly colour: readonly [number, number, number];
  /** Pitch of the voice in hertz. */
  readonly pitch: number;
  /** Of the film; the usual one without. */
  readonly film?: Film;
  /** A voice that never falls silent, for whoever measures when it is heard. */
  readonly unbroken?: true;
  /** What it says instead, 48,000 samples a second. */
  readonly says?: Float32Array;
}

/** How a looped film is made. */
export interface Film {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly frames: number;
  /** The noise of a camera in an office's light, which an encoder has work with. */
  readonly grain?: true;
}

/**
 * A camera's smallest layer, and as slow as a picture is still seen to move: with 640x360, three pages of a meeting take a fifth more of two slow cores (109 %
 * of one against 89 %).
 */
const usualFilm: Film = { width: 320, height: 180, framesPerSecond: 5, frames: 6 };

/** As small as two layers of a camera can be had from. */
export const layeredFilm: Film = { width: 640, height: 360, framesPerSecond: 5, frames: 6 };

/** BT.601 limited range, as cameras and browsers take Y4M. */
const yuv = ([r, g, b]: readonly [number, number, number]): [number, number, number] => [
  Math.round(16 + 0.257 * r + 0.504 * g + 0.098 * b),
  Math.round(128 - 0.148 * r - 0.291 * g + 0.439 * b),
  Math.round(128 + 0.439 * r - 0.368 * g - 0.071 * b),
];

/** So many levels of brightness, up or down; the same film each time. */
const grainOf = 6;
const noiseFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return ((state >>> 24) % (2 * grainOf + 1)) - grainOf;
  };
};

/** A looped Y4M film: a ground of one colour and a white bar that moves across its upper quarter. */
const film = (colour: Devices['colour'], { width, height, framesPerSecond, frames, grain }: Film): Buffer => {
  const [y, u, v] = yuv(colour);
  const parts = [Buffer.from(`YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`)];
  const noise = noiseFrom(1);
  for (let frame = 0; frame < frames; frame += 1) {
    const luma = Buffer.alloc(width * height, y);
    const bar = Math.round(width / 10.7);
    const left = Math.round((frame / frames) * (width - bar));
    for (let row = 0; row < height / 4; row += 1) luma.fill(235, row * width + left, row * width + left + bar);
    if (grain === true) for (let dot = 0; dot < luma.length; dot += 1) luma[dot] = (luma[dot] ?? y) + noise();
    parts.push(
      Buffer.from('FRAME\n'),
      luma,
      Buffer.alloc((width * height) / 4, u),
      Buffer.alloc((width * height) / 4, v),
    );
  }
  return Buffer.concat(parts);
};

const sampleRate = 48_000;

/** Two seconds of a voice: a pitch with overtones in syllables of a quarter of a second, with or without pauses between. */
const voice = (pitch: number, unbroken = false): Float32Array =>
  Float32Array.from({ length: sampleRate * 2 }, (_, index) => {
    const time = index / sampleRate;
    const swell = Math.sin(2 * Math.PI * 2 * time);
    const syllable = unbroken ? 0.7 + 0.3 * swell : Math.max(0, swell) ** 0.5;
    const tone = [1, 2, 3, 4].reduce(
      (sum, overtone) => sum + Math.sin(2 * Math.PI * pitch * overtone * time) / overtone,
      0,
    );
    return (tone * syllable * 9_000) / 32_768;
  });

/** 16-bit mono WAV. */
const wavOf = (sound: Float32Array, samplesPerSecond: number): Buffer => {
  const samples = Buffer.alloc(sound.length * 2);
  for (const [index, sample] of sound.entries())
    samples.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), index * 2);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(samplesPerSecond, 24);
  header.writeUInt32LE(samplesPerSecond * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
};

/** Beside and renamed: another test file may read it at the same time. */
const write = (file: string, content: Buffer): void => {
  writeFileSync(`${file}.${process.pid}`, content);
  renameSync(`${file}.${process.pid}`, file);
};

/** Writes a sound into a file of its own and gives its path. */
export const soundFile = (file: string, sound: Float32Array, samplesPerSecond: number): string => {
  write(file, wavOf(sound, samplesPerSecond));
  return file;
};

/** Writes an endpoint's film and voice into `folder` once and gives their paths: what is to be seen or heard otherwise has files of its own. */
export const deviceFiles = (folder: string, name: string, devices: Devices): { picture: string; sound: string } => {
  mkdirSync(folder, { recursive: true });
  const print = createHash('sha256').update(JSON.stringify({ film: usualFilm, ...devices, says: null }));
  const file = `${name}-${print
    .update(devices.says ?? '')
    .digest('hex')
    .slice(0, 12)}`;
  const picture = join(folder, `${file}.y4m`);
  const sound = join(folder, `${file}.wav`);
  if (!existsSync(picture)) write(picture, film(devices.colour, devices.film ?? usualFilm));
  const { pitch, unbroken, says } = devices;
  if (!existsSync(sound)) write(sound, wavOf(says ?? voice(pitch, unbroken), sampleRate));
  return { picture, sound };
};
