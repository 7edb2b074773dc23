import { GrowingFile, type PieceListener, type PiecePlace } from './growing-file.ts';
import { fits, lacesOf, oggPage } from './ogg.ts';
import { opusHead, opusTags, samplesPerSecond, type SoundOf } from './opus.ts';

/** A page is written at the latest when it sounds so long: as much is lost where the recorder is killed; in samples. */
const longestPageSamples = samplesPerSecond / 2;

/**
 * One piece of a track on the disk, Ogg with Opus. Each page stands by itself and is written as soon as it is whole, so that the file can be played
 * while it grows, and whenever its writer is killed.
 */
export class PieceFile {
  readonly #file: GrowingFile;
  readonly #serial: number;
  #sequence = 0;
  #samples = 0;
  #packets: Uint8Array[] = [];
  #laces = 0;
  #pageSamples = 0;

  constructor(place: PiecePlace, sound: SoundOf, listener: PieceListener) {
    this.#serial = place.number;
    this.#file = new GrowingFile(place, 'ogg', listener);
    for (const packet of [opusHead(), opusTags(sound)]) {
      this.#packets = [packet];
      this.#page({});
    }
  }

  /** Since when the disk owes an answer, by this process's stopwatch; null where it owes none. */
  get pendingSinceMs(): number | null {
    return this.#file.pendingSinceMs;
  }

  add(packet: Uint8Array, samples: number): void {
    if (!fits(this.#laces, packet)) this.flush();
    this.#packets.push(packet);
    this.#laces += lacesOf(packet);
    this.#pageSamples += samples;
    if (this.#pageSamples >= longestPageSamples) this.flush();
  }

  /** What there is goes on its way to the disk. */
  flush(): void {
    if (this.#packets.length > 0) this.#page({});
  }

  /** What is on the disk's way stays also where the power fails. */
  sync(): Promise<void> {
    return this.#file.sync();
  }

  /** The last page; the file is closed when it resolves. */
  async end(): Promise<void> {
    this.#page({ last: true });
    await this.#file.end();
  }

  #page({ last = false }): void {
    this.#samples += this.#pageSamples;
    const page = oggPage({
      ...{ serial: this.#serial, sequence: this.#sequence, samples: this.#samples, packets: this.#packets },
      ...{ first: this.#sequence === 0, last },
    });
    this.#sequence += 1;
    this.#packets = [];
    this.#laces = 0;
    this.#pageSamples = 0;
    this.#file.append(page);
  }
}
