import { rename, stat, writeFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { filmRate, filmSize } from '../../../domain/record/film-plan.ts';
import { answerJob } from '../kit/job.ts';
import { FilmOrder, type FilmOrderOf, type OrderedPlace } from './film-order.ts';
import { quiet, runFfmpeg, sha256 } from './run-ffmpeg.ts';

/** What stands behind everything. */
const ground = '0x16202b';
/** Letters are so high, in pixels. */
const letters = { large: 24, small: 15, card: 36 } as const;
/** In a box that is narrower, letters are small, in pixels. */
const narrow = 400;

const size = `${filmSize.width}x${filmSize.height}`;

/** Lets only those pictures through that are not hidden; empty where none is. */
const withoutHidden = (hidden: readonly (readonly [fromMs: number, toMs: number])[]): string =>
  hidden.length === 0
    ? ''
    : `select='not(${hidden.map(([from, to]) => `between(t,${from / 1_000},${to / 1_000})`).join('+')})',`;

/** One piece in its box, from its picture on: held at the last one where it ends before, and whole, whatever its shape is. */
const pictured = ({ box: { width, height }, piece }: OrderedPlace, input: number, nth: number): string =>
  [
    `[${input}:v]${withoutHidden(piece?.hidden ?? [])}fps=${filmRate}:start_time=0,tpad=stop_mode=clone:stop=-1,trim=start_frame=${piece?.frame ?? 0},setpts=PTS-STARTPTS`,
    `scale=${width}:${height}:force_original_aspect_ratio=decrease:force_divisible_by=2,setsar=1[p${nth}]`,
  ].join(',');

/** Its name in the lower left corner, or in the middle where there is no picture. */
const named = ({ box: { x, y, width, height }, piece }: OrderedPlace, nth: number): string => {
  const high = width < narrow ? letters.small : letters.large;
  const place =
    piece === null
      ? `x=${x}+(${width}-tw)/2:y=${y}+(${height}-th)/2`
      : `x=${x}+10:y=${y}+${height}-${Math.round(high * 1.4)}:box=1:boxcolor=black@0.55:boxborderw=5`;
  return `drawtext=fontfile=font.ttf:textfile=name-${nth}.txt:expansion=none:fontsize=${high}:fontcolor=white:${place}`;
};

/** Words in the middle, where nothing else stands. */
const carded = `drawtext=fontfile=font.ttf:textfile=card.txt:expansion=none:fontsize=${letters.card}:fontcolor=white:x=(w-tw)/2:y=(h-th)/2`;

/** The stretch as a graph of filters: each picture over the one before it, then the names. */
const graphOf = (places: readonly OrderedPlace[], card: string): string => {
  const steps = [`color=c=${ground}:s=${size}:r=${filmRate}[v0]`];
  const pictures = places.filter(({ piece }) => piece !== null);
  pictures.forEach((place, nth) => {
    const { x, y, width, height } = place.box;
    steps.push(pictured(place, nth, nth));
    steps.push(`[v${nth}][p${nth}]overlay=x=${x}+(${width}-w)/2:y=${y}+(${height}-h)/2[v${nth + 1}]`);
  });
  const names = [...places.map((place, nth) => named(place, nth)), ...(card === '' ? [] : [carded])];
  return [...steps, `[v${pictures.length}]${[...names, 'format=yuv420p'].join(',')}[v]`].join(';');
};

/** H.264 that can be put behind one another without being made anew: the same settings each time, and no picture that refers to a later one. */
const encoding = [
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '27', '-maxrate', '1500k', '-bufsize', '3000k', '-bf', '0'],
  ...['-g', String(10 * filmRate), '-x264-params', 'stitchable=1'],
] as const;

const makeStretch = async ({ ffmpeg, folder, to, frames, places, card }: FilmOrderOf<'stretch'>): Promise<null> => {
  await writeFile(join(folder, 'card.txt'), card);
  for (const [nth, { name }] of places.entries()) await writeFile(join(folder, `name-${nth}.txt`), name);
  const inputs = places.flatMap(({ piece }) => (piece === null ? [] : ['-threads', '1', '-i', piece.path]));
  const part = `${to}.part`;
  await runFfmpeg(
    ffmpeg,
    [
      ...quiet,
      ...inputs,
      ...['-filter_complex_threads', '1', '-filter_complex', graphOf(places, card), '-map', '[v]'],
      ...['-frames:v', String(frames), ...encoding, '-threads', '1', '-f', 'matroska', part],
    ],
    folder,
  );
  await rename(join(folder, part), join(folder, to));
  return null;
};

/** As a file of metadata has it: what means something there is escaped. */
const escaped = (text: string): string => text.replaceAll(/[=;#\\\n]/gu, (letter) => `\\${letter}`);

const metadataOf = ({ title, chapters }: FilmOrderOf<'film'>): string =>
  [
    ...[';FFMETADATA1', `title=${escaped(title)}`],
    ...chapters.map(
      ({ fromMs, toMs, title: named }) =>
        `[CHAPTER]\nTIMEBASE=1/1000\nSTART=${fromMs}\nEND=${toMs}\ntitle=${escaped(named)}`,
    ),
  ].join('\n');

const makeFilm = async (order: FilmOrderOf<'film'>) => {
  const { ffmpeg, folder, to, stretches, sound } = order;
  const list = stretches.map(({ file, frames }) => `file ${file}\nduration ${frames / filmRate}`);
  await writeFile(join(folder, 'list.txt'), `ffconcat version 1.0\n${list.join('\n')}\n`);
  await writeFile(join(folder, 'words.txt'), metadataOf(order));
  const part = `${to}.part`;
  await runFfmpeg(
    ffmpeg,
    [
      ...quiet,
      ...['-f', 'concat', '-safe', '0', '-i', 'list.txt', '-f', 'ffmetadata', '-i', 'words.txt'],
      ...(sound === null ? [] : ['-i', sound]),
      ...['-map', '0:v', ...(sound === null ? [] : ['-map', '2:a']), '-map_metadata', '1', '-map_chapters', '1'],
      ...['-c', 'copy', '-movflags', '+faststart', '-f', 'mp4', part],
    ],
    folder,
  );
  await rename(part, to);
  return { fileId: await sha256(to), bytes: (await stat(to)).size };
};

/** The process that makes films: it gives way to whatever else the machine has to do. */
answerJob((input) => {
  setPriority(constants.priority.PRIORITY_LOW);
  const order = FilmOrder.parse(input);
  return order.make === 'stretch' ? makeStretch(order) : makeFilm(order);
});
