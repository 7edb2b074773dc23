import { GrowingFile, type PieceListener, type PiecePlace } from './growing-file.ts';
import { cluster, durationBytes, webmEnd, webmHead, type PictureOf, type PlacedPicture } from './webm.ts';

/** Pictures are written together when they last so long: as much is lost where the recorder is killed; in milliseconds. */
const longestTogetherMs = 800;

/**
 * One piece of a picture's track on the disk, WebM. Each cluster stands by itself, and after each the head says how long the file lasts, so that it can be
 * played, and somebody can go anywhere in it, while it grows and whenever its writer is killed.
 */
export class PictureFile {
  readonly #file: GrowingFile;
  readonly #durationAt: number;
  #together: PlacedPicture[] = [];
  #sinceMs = 0;
  #lengthMs = 0;

  constructor(place: PiecePlace, of: PictureOf, listener: PieceListener) {
    this.#file = new GrowingFile(place, 'webm', listener);
    const { bytes, durationAt } = webmHead(of);
    this.#durationAt = durationAt;
    this.#file.append(bytes);
  }

  /** Since when the disk owes an answer, by this process's stopwatch; null where it owes none. */
  get pendingSinceMs(): number | null {
    return this.#file.pendingSinceMs;
  }

  add(picture: PlacedPicture): void {
    if (this.#together.length === 0) this.#sinceMs = performance.now();
    this.#together.push(picture);
    this.#lengthMs = picture.atMs;
    if (picture.atMs - (this.#together[0]?.atMs ?? 0) >= longestTogetherMs) this.#flush();
  }

  /** What has waited for long enough goes on its way to the disk: a screen on which nothing moves sends a picture now and then. */
  look(): void {
    if (this.#together.length > 0 && performance.now() - this.#sinceMs >= longestTogetherMs) this.#flush();
  }

  /** What is on the disk's way stays also where the power fails. */
  sync(): Promise<void> {
    return this.#file.sync();
  }

  /** The last of it, which is seen until then; the file is closed when it resolves. */
  async end(lengthMs: number): Promise<void> {
    this.#flush();
    this.#lasts(Math.max(lengthMs, this.#lengthMs));
    this.#file.append(webmEnd);
    await this.#file.end();
  }

  #flush(): void {
    if (this.#together.length === 0) return;
    this.#file.append(cluster(this.#together));
    this.#together = [];
    this.#lasts(this.#lengthMs);
  }

  #lasts(ms: number): void {
    this.#file.over(this.#durationAt, durationBytes(ms));
  }
}
