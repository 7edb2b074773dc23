import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm, stat, truncate } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { FileId, isOfKind, numberOf, type MeetingId } from '@diem-cau/shared';
import type {
  MadeSound,
  OfMicrophone,
  RecordedPiece,
  RecordedSound,
  SoundFile,
  TrackForm,
  WholeLength,
} from '../../../application/ports/recorded-sound.ts';
import type { Edition } from '../../../domain/record/edition.ts';
import { inOwnProcess } from '../kit/own-process.ts';
import { CutFiles, nameOfEdition } from './cut-files.ts';
import { fileAt } from './file-at.ts';
import { roomLeft, type RecordingRoom } from './room.ts';
import { ffmpegIn } from './run-ffmpeg.ts';
import { SoundMade, type SoundOrder } from './sound-order.ts';
import type { PieceFolders } from './piece-folders.ts';

const program = new URL('make-sound.ts', import.meta.url);

/** Six hours of twenty endpoints take some minutes on a weak machine; a process of Node that copies packets takes little memory, and so does ffmpeg for each. */
const limits = { heapMb: 256, memoryMb: 1_024 } as const;
/** It may take half as long as the recording is, and no less than this, in milliseconds: one that hangs holds up all that wait behind it. */
const leastMs = 10 * 60_000;

/** How files of one microphone end. */
const endings: Readonly<Record<TrackForm, string>> = { heard: 'ogg', speech: 'flac' };

/** The files of all voices, and of stage and sound, of each edition. */
const keptWhole = /^(?:sound(?:-[0-9a-f]{16})?\.(?:webm|m4a)|film(?:-[0-9a-f]{16})?\.mp4)$/u;

/** Tracks that are made to be taken away. */
const takenAway = /^(?!cut-|mixing-|sound|film).+\.(?:ogg|flac)$/u;
/** They are let go of so long after they were made, in milliseconds: whoever takes one away has it open by then. */
const takenWithinMs = 60 * 60_000;

/** The files of recordings in folders; whole ones are made in a process of its own, which copies packets, and by ffmpeg where voices are mixed. */
export class RecordedFiles implements RecordedSound {
  readonly #folders: PieceFolders;
  readonly #cut: CutFiles;
  readonly #path: string;
  readonly #room: RecordingRoom;
  readonly #leastMs: number;
  /** Whole tracks that are being made, by their path. */
  readonly #making = new Map<string, Promise<SoundFile>>();

  /** `path` is where ffmpeg is looked for, as in PATH; for no whole file it is waited less than `patienceMs`. */
  constructor(
    folders: PieceFolders,
    { path, patienceMs = leastMs, ...room }: RecordingRoom & { readonly path: string; readonly patienceMs?: number },
  ) {
    this.#folders = folders;
    this.#leastMs = patienceMs;
    this.#room = room;
    this.#cut = new CutFiles(folders, () => this.room());
    this.#path = path;
  }

  meetings(): Promise<readonly MeetingId[]> {
    return this.#folders.meetings();
  }

  pieces(meetingId: MeetingId): Promise<readonly RecordedPiece[]> {
    return this.#folders.pieces(meetingId);
  }

  async piece(meetingId: MeetingId, number: number): Promise<(RecordedPiece & SoundFile) | null> {
    const read = await this.#folders.read(meetingId, number);
    const file = read === null ? null : await fileAt(read.path);
    return read === null || file === null ? null : { ...read.piece, ...file };
  }

  async without(meetingId: MeetingId, number: number, edition: Edition): Promise<SoundFile | null> {
    const read = await this.#folders.read(meetingId, number);
    return read === null ? null : this.#cut.of(meetingId, read, edition);
  }

  keepOnly(meetingId: MeetingId, edition: Edition): Promise<void> {
    return this.#cut.keepOnly(meetingId, edition);
  }

  async seal(meetingId: MeetingId, number: number): Promise<{ readonly fileId: FileId; readonly bytes: number }> {
    const read = await this.#folders.read(meetingId, number);
    if (read === null) throw new Error('a piece that is to be sealed is not there');
    const { path } = read;
    const wholeBytes = await read.wholeBytes();
    if (wholeBytes < read.piece.bytes) await truncate(path, wholeBytes);
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(Buffer.from(chunk));
    return { fileId: FileId.parse(hash.digest('hex')), bytes: (await stat(path)).size };
  }

  room(): Promise<number> {
    return roomLeft(this.#folders, this.#room);
  }

  async makeTrack(meetingId: MeetingId, of: OfMicrophone, length: WholeLength, as: TrackForm): Promise<SoundFile> {
    const name = `${of.endpointId}-${numberOf(of.source)}${nameOfEdition(length.edition.key)}.${endings[as]}`;
    const path = join(await this.#made(meetingId), name);
    // Who asks meanwhile is given the same.
    const making = this.#making.get(path) ?? this.#makeTrack(path, meetingId, of, length);
    this.#making.set(path, making);
    try {
      return await making;
    } finally {
      this.#making.delete(path);
    }
  }

  async canMix(): Promise<boolean> {
    return (await ffmpegIn(this.#path)) !== null;
  }

  async mix(meetingId: MeetingId, length: WholeLength): Promise<MadeSound> {
    const ffmpeg = await this.#ffmpeg();
    const folder = await this.#made(meetingId);
    const { from, to, edition } = length;
    const sounds = (await this.pieces(meetingId)).filter(({ source }) => isOfKind(source, 'microphone'));
    const byMicrophone = Map.groupBy(sounds, ({ endpointId, source }) => `${endpointId}-${numberOf(source)}`);
    const tracks = [...byMicrophone].flatMap(([name, pieces]) => {
      const [first] = pieces;
      return first === undefined
        ? []
        : this.#trackOf(meetingId, join(folder, `mixing-${name}${nameOfEdition(edition.key)}.ogg`), first, pieces);
    });
    const [play, take] = [this.#mixedPath(meetingId, 'play', edition), this.#mixedPath(meetingId, 'take', edition)];
    const order = { meetingId, from, to, tracks, cuts: [...edition.cuts] };
    const made = await this.#make({ ...order, mix: { ffmpeg, play, take } }, [
      ...tracks.map(({ path }) => path),
      ...[play, take].map((path) => `${path}.part`),
    ]);
    if (made === null) throw new Error('voices were mixed into nothing');
    return { ...made, path: take, lengthMs: to - from };
  }

  mixed(meetingId: MeetingId, to: 'play' | 'take', edition: Edition): Promise<SoundFile | null> {
    return fileAt(this.#mixedPath(meetingId, to, edition));
  }

  async tidy(meetingId: MeetingId): Promise<void> {
    const folder = join(this.#folders.of(meetingId), 'made');
    const names = await readdir(folder).catch((): string[] => []);
    for (const name of names) if (!keptWhole.test(name)) await rm(join(folder, name), { force: true });
  }

  remove(meetingId: MeetingId): Promise<void> {
    return this.#folders.remove(meetingId);
  }

  async #makeTrack(path: string, meetingId: MeetingId, of: OfMicrophone, length: WholeLength): Promise<SoundFile> {
    const pieces = (await this.pieces(meetingId)).filter(
      ({ endpointId, source }) => endpointId === of.endpointId && source === of.source,
    );
    const { from, to, edition } = length;
    const order = { meetingId, from, to, cuts: [...edition.cuts], mix: null };
    if (path.endsWith(endings.speech)) {
      const ffmpeg = await this.#ffmpeg();
      const tracks = [this.#trackOf(meetingId, `${path}.ogg`, of, pieces)];
      await this.#make({ ...order, tracks, speech: { ffmpeg, path } }, [`${path}.ogg`, `${path}.part`]);
    } else await this.#make({ ...order, tracks: [this.#trackOf(meetingId, path, of, pieces)] }, [path]);
    const made = await fileAt(path);
    if (made === null) throw new Error('a whole track was made and is not there');
    await this.#letGoBefore(path);
    return made;
  }

  /** Lets go of tracks that were made long before this one. */
  async #letGoBefore(made: string): Promise<void> {
    const madeMs = async (path: string): Promise<number> => (await stat(path).catch(() => null))?.mtimeMs ?? Infinity;
    const youngestMs = (await madeMs(made)) - takenWithinMs;
    for (const name of (await readdir(dirname(made))).filter((each) => takenAway.test(each))) {
      const path = join(dirname(made), name);
      if (!this.#making.has(path) && (await madeMs(path)) < youngestMs) await rm(path, { force: true });
    }
  }

  async #ffmpeg(): Promise<string> {
    const ffmpeg = await ffmpegIn(this.#path);
    if (ffmpeg === null) throw new Error('there is no ffmpeg');
    return ffmpeg;
  }

  /** @param half what is half made where that fails, also of a process that was ended */
  async #make(order: SoundOrder, half: readonly string[]): Promise<z.infer<typeof SoundMade>> {
    const ms = this.#leastMs + (order.to - order.from) / 2;
    try {
      return await inOwnProcess(program, order, SoundMade, { ...limits, ms });
    } catch (error) {
      for (const path of half) await rm(path, { force: true });
      throw error;
    }
  }

  #trackOf(
    meetingId: MeetingId,
    path: string,
    { endpointId, source }: OfMicrophone,
    pieces: readonly RecordedPiece[],
  ): SoundOrder['tracks'][number] {
    const placed = pieces
      .toSorted((a, b) => a.from - b.from)
      .map(({ number, from }) => ({ path: this.#folders.path(meetingId, number), from }));
    return { path, endpointId, source, pieces: placed };
  }

  #mixedPath(meetingId: MeetingId, to: 'play' | 'take', { key }: Edition): string {
    const name = `sound${nameOfEdition(key)}.${to === 'play' ? 'webm' : 'm4a'}`;
    return join(this.#folders.of(meetingId), 'made', name);
  }

  async #made(meetingId: MeetingId): Promise<string> {
    const folder = join(this.#folders.of(meetingId), 'made');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
  }
}
