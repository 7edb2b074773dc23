import { rename, rm, stat } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { answerJob } from '../kit/job.ts';
import { samplesPerSecond } from './opus.ts';
import { quiet, runFfmpeg, sha256 } from './run-ffmpeg.ts';
import { SoundOrder } from './sound-order.ts';
import { makeWholeTrack } from './whole-track.ts';

/** All voices as loud as they were; where several speak at once, what would be too loud is bent, not cut. */
const mixedBy = (count: number): string =>
  `amix=inputs=${count}:duration=longest:dropout_transition=0:normalize=0,alimiter=limit=0.95,asplit[play][take]`;

const mix = async (tracks: readonly string[], { ffmpeg, play, take }: NonNullable<SoundOrder['mix']>) => {
  const parts = { play: `${play}.part`, take: `${take}.part` };
  await runFfmpeg(ffmpeg, [
    ...quiet,
    ...tracks.flatMap((track) => ['-i', track]),
    ...['-filter_complex_threads', '1', '-filter_complex', mixedBy(tracks.length)],
    ...['-map', '[play]', '-c:a', 'libopus', '-application', 'voip', '-b:a', '32k', '-f', 'webm', parts.play],
    ...[
      '-map',
      '[take]',
      '-c:a',
      'aac',
      '-b:a',
      '64k',
      '-ar',
      '48000',
      '-movflags',
      '+faststart',
      '-f',
      'ipod',
      parts.take,
    ],
  ]);
  await rename(parts.play, play);
  await rename(parts.take, take);
  return { fileId: await sha256(take), bytes: (await stat(take)).size };
};

/** Programs that write down what is said take one voice of 16,000 samples a second (Whisper, Vosk, Kaldi), and time by the sample: nothing is cut out. */
const speechOf = async (track: string, { ffmpeg, path }: NonNullable<SoundOrder['speech']>): Promise<void> => {
  const part = `${path}.part`;
  await runFfmpeg(ffmpeg, [
    ...quiet,
    ...['-i', track],
    ...['-ac', '1', '-ar', '16000', '-sample_fmt', 's16', '-c:a', 'flac', '-f', 'flac', part],
  ]);
  await rename(part, path);
};

const samplesIn = (ms: number): number => Math.max(0, Math.round((ms * samplesPerSecond) / 1_000));

/** The process that makes whole files of pieces: it gives way to whatever else the machine has to do. */
answerJob(async (input) => {
  setPriority(constants.priority.PRIORITY_LOW);
  const { meetingId, from, to, tracks, cuts, mix: wanted, speech } = SoundOrder.parse(input);
  try {
    for (const { path, endpointId, source, pieces } of tracks)
      await makeWholeTrack(
        path,
        { meetingId, endpointId, source, from },
        {
          pieces: pieces.map((piece) => ({ path: piece.path, at: samplesIn(piece.from - from) })),
          cuts: cuts.map((cut) => ({ from: samplesIn(cut.from - from), to: samplesIn(cut.to - from) })),
          samples: samplesIn(to - from),
        },
      );
    const [one] = tracks;
    if (speech !== undefined && one !== undefined) await speechOf(one.path, speech);
    return wanted === null
      ? null
      : await mix(
          tracks.map(({ path }) => path),
          wanted,
        );
  } finally {
    if (wanted !== null || speech !== undefined) for (const { path } of tracks) await rm(path, { force: true });
  }
});
