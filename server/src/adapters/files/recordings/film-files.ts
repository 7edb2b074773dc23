import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EditionKey, type FileId, type MeetingId } from '@diem-cau/shared';
import type { FilmOf, FilmStudio, FilmWords, WholeFilm } from '../../../application/ports/recorded-film.ts';
import type { SoundFile } from '../../../application/ports/recorded-sound.ts';
import type { FilmPlace, FilmStretch } from '../../../domain/record/film-plan.ts';
import { inOwnProcess } from '../kit/own-process.ts';
import { tinos } from '../kit/print-fonts.ts';
import { nameOfEdition } from './cut-files.ts';
import { fileAt } from './file-at.ts';
import { FilmMade, type FilmOrder } from './film-order.ts';
import type { PieceFolders } from './piece-folders.ts';
import { roomLeft, type RecordingRoom } from './room.ts';
import { ffmpegIn } from './run-ffmpeg.ts';

const program = new URL('make-film.ts', import.meta.url);

/** A stretch is a minute at most and takes some seconds; a weak machine that has other things to do takes many times as long. */
const stretchLimits = { ms: 15 * 60_000, heapMb: 128, memoryMb: 1_024 } as const;
/** Hours are copied within minutes. */
const filmLimits = { ms: 60 * 60_000, heapMb: 128, memoryMb: 512 } as const;

/** What is seen in the place of what is withheld. */
const withheldCard = 'Phần không phổ biến';

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

  async begun(): Promise<readonly FilmOf[]> {
    const begun: FilmOf[] = [];
    for (const meetingId of await this.#folders.meetings())
      for (const name of await readdir(this.#folders.of(meetingId))) {
        const edition = EditionKey.safeParse(name === 'film' ? 'whole' : /^film-(.*)$/u.exec(name)?.[1]);
        if (edition.success) begun.push({ meetingId, edition: edition.data });
      }
    return begun;
  }

  async begin(of: FilmOf): Promise<void> {
    const folder = this.#folder(of);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await mkdir(join(this.#folders.of(of.meetingId), 'made'), { recursive: true, mode: 0o700 });
    await copyFile(tinos.normal, join(folder, 'font.ttf'));
  }

  room(): Promise<number> {
    return roomLeft(this.#folders, this.#room);
  }

  async make(of: FilmOf, stretch: FilmStretch, words: FilmWords, gone: AbortSignal): Promise<void> {
    const to = this.#nameOf(stretch, words);
    const folder = this.#folder(of);
    if ((await fileAt(join(folder, to))) !== null) return;
    const places = stretch.places.map((place) => this.#placed(of.meetingId, place, words));
    const { frames, withheld } = stretch;
    const card = withheld === true ? withheldCard : '';
    await this.#order({ make: 'stretch', ffmpeg: await this.#ffmpeg(), folder, to, frames, places, card }, gone);
  }

  async join(
    of: FilmOf,
    { stretches, chapters, words }: WholeFilm,
    gone: AbortSignal,
  ): Promise<{ readonly fileId: FileId; readonly bytes: number }> {
    const sound = await fileAt(this.#made(of, 'sound', 'm4a'));
    const film = await this.#order(
      {
        ...{ make: 'film', ffmpeg: await this.#ffmpeg(), folder: this.#folder(of), title: words.title },
        to: this.#made(of, 'film', 'mp4'),
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

  film(of: FilmOf): Promise<SoundFile | null> {
    return fileAt(this.#made(of, 'film', 'mp4'));
  }

  letGo(of: FilmOf): Promise<void> {
    return rm(this.#folder(of), { recursive: true, force: true });
  }

  #folder({ meetingId, edition }: FilmOf): string {
    return join(this.#folders.of(meetingId), `film${nameOfEdition(edition)}`);
  }

  #made({ meetingId, edition }: FilmOf, name: string, ending: string): string {
    return join(this.#folders.of(meetingId), 'made', `${name}${nameOfEdition(edition)}.${ending}`);
  }

  /** A stretch is called by what it shows: one that is made of something else is another one. */
  #nameOf({ frames, places, withheld }: FilmStretch, words: FilmWords): string {
    const shown = withheld === true ? withheldCard : places.map((place) => [place, words.names.get(place.endpointId)]);
    return `${createHash('sha256')
      .update(JSON.stringify([frames, shown]))
      .digest('hex')
      .slice(0, 32)}.mkv`;
  }

  #placed(meetingId: MeetingId, { endpointId, box, shown }: FilmPlace, { names }: FilmWords) {
    const piece =
      shown === null
        ? null
        : {
            ...{ path: this.#folders.path(meetingId, shown.number, 'webm'), frame: shown.frame },
            hidden: (shown.hidden ?? []).map(([fromMs, toMs]): [number, number] => [fromMs, toMs]),
          };
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
