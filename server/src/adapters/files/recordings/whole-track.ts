import { open, rename, type FileHandle } from 'node:fs/promises';
import { fits, lacesOf, longestPage, oggPage, readPage, type ReadPage } from './ogg.ts';
import {
  longSilentPacket,
  longSilentSamples,
  opusHead,
  opusTags,
  samplesOf,
  samplesPerSecond,
  silentPacket,
  silentSamples,
  type SoundOf,
} from './opus.ts';

/** A piece of a whole track: its file, and where it begins, in samples from the track's beginning. */
interface PlacedPiece {
  readonly path: string;
  readonly at: number;
}

/** What is left out of a whole track, in samples from its beginning. */
interface CutSamples {
  readonly from: number;
  readonly to: number;
}

const pageSamples = 2 * samplesPerSecond;
const writeAtOnce = 1024 * 1024;

/** The pages of a file, read a stretch at a time; what is no page ends it. */
export async function* pagesOf(path: string): AsyncGenerator<ReadPage> {
  const file = await open(path, 'r');
  try {
    let rest: Buffer = Buffer.alloc(0);
    for (;;) {
      const more = Buffer.alloc(4 * longestPage);
      const { bytesRead } = await file.read(more, 0, more.length, null);
      rest = Buffer.concat([rest, more.subarray(0, bytesRead)]);
      let from = 0;
      for (let page = readPage(rest, from); page !== null; page = readPage(rest, from)) {
        yield page;
        from = page.end;
      }
      rest = rest.subarray(from);
      if (bytesRead === 0 || (from === 0 && rest.length > 2 * longestPage)) return;
    }
  } finally {
    await file.close();
  }
}

/** Writes a stream of Ogg with Opus, page after page. */
class WholeFile {
  readonly #file: FileHandle;
  #sequence = 0;
  #samples = 0;
  #packets: Uint8Array[] = [];
  #laces = 0;
  #onPage = 0;
  #pages: Buffer[] = [];
  #pending = 0;

  constructor(file: FileHandle, sound: SoundOf) {
    this.#file = file;
    for (const packet of [opusHead(), opusTags(sound)]) {
      this.#packets = [packet];
      this.#page(false);
    }
  }

  /** Samples so far. */
  get samples(): number {
    return this.#samples + this.#onPage;
  }

  async add(packet: Uint8Array, samples: number): Promise<void> {
    if (!fits(this.#laces, packet) || this.#onPage >= pageSamples) this.#page(false);
    this.#packets.push(packet);
    this.#laces += lacesOf(packet);
    this.#onPage += samples;
    if (this.#pending >= writeAtOnce) await this.#write();
  }

  /** Silence until there are so many samples, to 20 ms. */
  async fillTo(samples: number): Promise<void> {
    while (samples - this.samples >= longSilentSamples) await this.add(longSilentPacket, longSilentSamples);
    while (samples - this.samples >= silentSamples) await this.add(silentPacket, silentSamples);
  }

  async end(): Promise<void> {
    this.#page(true);
    await this.#write();
  }

  #page(last: boolean): void {
    this.#samples += this.#onPage;
    const [sequence, samples, packets] = [this.#sequence, this.#samples, this.#packets];
    const page = oggPage({ serial: 1, sequence, samples, packets, first: sequence === 0, last });
    this.#sequence += 1;
    this.#packets = [];
    this.#laces = 0;
    this.#onPage = 0;
    this.#pages.push(page);
    this.#pending += page.length;
  }

  async #write(): Promise<void> {
    await this.#file.appendFile(Buffer.concat(this.#pages));
    this.#pages = [];
    this.#pending = 0;
  }
}

/** What a whole track is made of, and how long it is, in samples. */
interface WantedWhole {
  readonly pieces: readonly PlacedPiece[];
  readonly cuts?: readonly CutSamples[];
  readonly samples: number;
}

/** Headers are no sound. */
export const soundPages = 2;

/**
 * Makes one file of a microphone's pieces, `samples` long: between them is silence, and packets are copied as they are. Where two overlap, as the clock of one
 * was off, the earlier one counts. What touches a cut is silence. The file is there when it is whole, or not at all.
 */
export const makeWholeTrack = async (
  path: string,
  sound: SoundOf,
  { pieces, cuts = [], samples }: WantedWhole,
): Promise<void> => {
  const part = `${path}.${process.pid}.part`;
  const file = await open(part, 'w', 0o600);
  try {
    const whole = new WholeFile(file, sound);
    for (const piece of pieces) {
      await whole.fillTo(piece.at);
      let at = piece.at;
      for await (const page of pagesOf(piece.path)) {
        if (page.sequence < soundPages) continue;
        for (const packet of page.packets) {
          const length = samplesOf(packet);
          const [begins, ends] = [at, at + length];
          at = ends;
          // What an earlier piece has covered is over: a moment has one place.
          if (length === 0 || begins + silentSamples <= whole.samples) continue;
          if (cuts.some(({ from, to }) => from <= ends && begins < to)) continue;
          await whole.fillTo(begins);
          await whole.add(packet, length);
        }
      }
    }
    await whole.fillTo(samples);
    await whole.end();
  } finally {
    await file.close();
  }
  await rename(part, path);
};
