import { createHash } from 'node:crypto';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileId, MeetingId } from '@diem-cau/shared';
import type { FilmStudio, FilmWords, WholeFilm } from '../../../application/ports/recorded-film.ts';
import type { SoundFile } from '../../../application/ports/recorded-sound.ts';
import type { FilmPlace, FilmStretch } from '../../../domain/record/film-plan.ts';
import { inOwnProcess } from '../kit/own-process.ts';
import { tinos } from '../kit/print-fonts.ts';
import { fileAt } from './file-at.ts';
import { FilmMade, type FilmOrder } from './film-order.ts';
import type { PieceFolders } from './piece-folders.ts';
import { roomLeft, type RecordingRoom } from './room.ts';
import { ffmpegIn } from './run-ffmpeg.ts';

const program = new URL('make-film.ts', import.meta.url);

/** A stretch is a minute at most and takes some seconds; a weak machine that has other things to do takes many times as long. */
const stretchLimits = { ms: 15 * 60_000, heapMb: 128, memoryMb: 512 } as const;
/** Hours are copied within minutes. */
const filmLimits = { ms: 60 * 60_000, heapMb: 128, memoryMb: 512 } as const;

/** Films in the folders of recordings: what one is made of in `film`, and the film itself beside the mixed sound. */
export class FilmFiles implements FilmStudio {
  readonly #folders: PieceFolders;
  readonly #room: RecordingRoom;
  readonly #path: string;

  /** `path` is where ffmpeg is looked for, as in PATH. */
  constructor(folders: PieceFolders, { path, ...room }: RecordingRoom & { readonly path: string }) {
    this.#folders = folders;
    this.#room = room;
    this.#path = path;
  }

  async canMake(): Promise<boolean> {
    return (await ffmpegIn(this.#path)) !== null;
  }

  async begun(): Promise<readonly MeetingId[]> {
    const begun: MeetingId[] = [];
    for (const meetingId of await this.#folders.meetings())
      if ((await fileAt(this.#folder(meetingId))) !== null) begun.push(meetingId);
    return begun;
  }

  async begin(meetingId: MeetingId): Promise<void> {
    const folder = this.#folder(meetingId);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await mkdir(join(this.#folders.of(meetingId), 'made'), { recursive: true, mode: 0o700 });
    await copyFile(tinos.normal, join(folder, 'font.ttf'));
  }

  room(): Promise<number> {
    return roomLeft(this.#folders, this.#room);
  }

  async make(meetingId: MeetingId, stretch: FilmStretch, words: FilmWords, gone: AbortSignal): Promise<void> {
    const to = this.#nameOf(stretch, words);
    const folder = this.#folder(meetingId);
    if ((await fileAt(join(folder, to))) !== null) return;
    const places = stretch.places.map((place) => this.#placed(meetingId, place, words));
    const { frames } = stretch;
    await this.#order({ make: 'stretch', ffmpeg: await this.#ffmpeg(), folder, to, frames, places }, gone);
  }

  async join(
    meetingId: MeetingId,
    { stretches, chapters, words }: WholeFilm,
    gone: AbortSignal,
  ): Promise<{ readonly fileId: FileId; readonly bytes: number }> {
    const made = join(this.#folders.of(meetingId), 'made');
    const sound = await fileAt(join(made, 'sound.m4a'));
    const film = await this.#order(
      {
        ...{ make: 'film', ffmpeg: await this.#ffmpeg(), folder: this.#folder(meetingId), title: words.title },
        to: join(made, 'film.mp4'),
        sound: sound?.path ?? null,
        stretches: stretches.map((stretch) => ({ file: this.#nameOf(stretch, words), frames: stretch.frames })),
        chapters: chapters.map(({ fromMs, toMs, large }) => ({
          ...{ fromMs, toMs },
          title: large.map((endpointId) => words.names.get(endpointId) ?? endpointId).join(', '),
        })),
      },
      gone,
    );
    if (film === null) throw new Error('a film was made into nothing');
    return film;
  }

  film(meetingId: MeetingId): Promise<SoundFile | null> {
    return fileAt(join(this.#folders.of(meetingId), 'made', 'film.mp4'));
  }

  letGo(meetingId: MeetingId): Promise<void> {
    return rm(this.#folder(meetingId), { recursive: true, force: true });
  }

  #folder(meetingId: MeetingId): string {
    return join(this.#folders.of(meetingId), 'film');
  }

  /** A stretch is called by what it shows: one that is made of something else is another one. */
  #nameOf({ frames, places }: FilmStretch, words: FilmWords): string {
    const shown = places.map((place) => [place, words.names.get(place.endpointId)]);
    return `${createHash('sha256')
      .update(JSON.stringify([frames, shown]))
      .digest('hex')
      .slice(0, 32)}.mkv`;
  }

  #placed(meetingId: MeetingId, { endpointId, box, shown }: FilmPlace, { names }: FilmWords) {
    const piece =
      shown === null ? null : { path: this.#folders.path(meetingId, shown.number, 'webm'), frame: shown.frame };
    return { name: names.get(endpointId) ?? endpointId, box, piece };
  }

  async #ffmpeg(): Promise<string> {
    const ffmpeg = await ffmpegIn(this.#path);
    if (ffmpeg === null) throw new Error('there is no ffmpeg');
    return ffmpeg;
  }

  #order(order: FilmOrder, gone: AbortSignal) {
    return inOwnProcess(program, order, FilmMade, { ...(order.make === 'film' ? filmLimits : stretchLimits), gone });
  }
}
