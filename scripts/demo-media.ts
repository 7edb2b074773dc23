/**
 * Makes the pictures and voices of the played communes anew into data/demo: `npm run demo-media`. For a developer's machine with ffmpeg
 * (libvpx, libopus) and espeak-ng: `apt-get install ffmpeg espeak-ng`. What it makes is checked in; a hub needs neither.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { frameOf, picture, scenes } from './demo-media/scene.ts';
import { voices } from './demo-media/voices.ts';
import { inCheckout } from './setup/paths.ts';

const run = (program: string, args: readonly string[], input?: Uint8Array): void => {
  const { status, error, stderr } = spawnSync(program, args, input === undefined ? {} : { input, maxBuffer: 1e9 });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr.toString()}`);
};

const target = (name: string): string => inCheckout('data', 'demo', name);
const quiet = ['-hide_banner', '-loglevel', 'error', '-y'];

const drawScenes = (): void => {
  const { width, height, framesPerSecond, frames } = picture;
  const mark = "drawtext=text='HÌNH MẪU':x=8:y=8:fontsize=15:fontcolor=white:box=1:boxcolor=black@0.45:boxborderw=4";
  for (const [index, scene] of scenes.entries()) {
    const raw = Buffer.concat(Array.from({ length: frames }, (_, frame) => frameOf(scene, frame)));
    // A key frame each second: whoever begins to look sees a picture within a second.
    const coded = [
      '-c:v',
      'libvpx',
      '-b:v',
      '130k',
      '-maxrate',
      '180k',
      '-bufsize',
      '200k',
      '-g',
      String(framesPerSecond),
    ];
    const steady = ['-auto-alt-ref', '0', '-lag-in-frames', '0', '-deadline', 'best', '-error-resilient', '1'];
    const from = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${width}x${height}`, '-r', String(framesPerSecond)];
    const file = target(`picture-${index + 1}.ivf`);
    run('ffmpeg', [...quiet, ...from, '-i', '-', '-vf', `${mark},format=yuv420p`, ...coded, ...steady, file], raw);
    process.stdout.write(`${file}\n`);
  }
};

const speak = (): void => {
  const folder = mkdtempSync(join(tmpdir(), 'demo-media-'));
  try {
    for (const [index, { voice, pitch, text }] of voices.entries()) {
      const wave = join(folder, 'voice.wav');
      run('espeak-ng', ['-v', voice, '-p', String(pitch), '-s', '150', '-w', wave, text]);
      const filter = 'loudnorm=I=-20:TP=-3,aresample=48000,apad=pad_dur=0.6';
      const coded = ['-ac', '1', '-c:a', 'libopus', '-b:a', '24k', '-vbr', 'on', '-frame_duration', '20'];
      const file = target(`voice-${index + 1}.ogg`);
      run('ffmpeg', [
        ...quiet,
        '-i',
        wave,
        '-af',
        filter,
        ...coded,
        '-application',
        'voip',
        '-map_metadata',
        '-1',
        file,
      ]);
      process.stdout.write(`${file}\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

drawScenes();
speak();
