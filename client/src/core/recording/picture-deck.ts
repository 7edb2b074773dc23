import { FewAtOnce } from './few-at-once.ts';
import { SoundDeck } from './sound-deck.ts';
import type { Due, SoundFile } from './sound.ts';

/** A picture's file that is loaded, whole: no piece is longer than a minute or two, and anywhere in it is found at once. */
interface LoadedPicture {
  readonly video: HTMLVideoElement;
  readonly loading: AbortController;
  url: string | null;
}

/** So many are loaded at once: a browser asks a hub for six things at a time, and on a thin line the sound would wait for the pictures of minutes. */
const atOnce = 2;

/** What has not come for so long, in milliseconds, is given up: others wait for its turn. */
const loadLimitMs = 120_000;

/** The file itself, however much of it there was when it was asked for. */
const fileOf = (address: string): string => address.split('?')[0] ?? address;

/** The pictures that are seen together: each is where the time of the meeting has it, and in step with the sound, which waits for none of them. */
export class PictureDeck {
  readonly #deck: SoundDeck;
  readonly #loaded = new Map<string, LoadedPicture>();
  readonly #loading = new FewAtOnce(atOnce);
  /** What is to be seen now, which is loaded before what comes soon. */
  #due: ReadonlySet<string> = new Set();
  readonly #changed: () => void;
  /** Has seen what is wished now, once more. */
  #again: () => void = () => undefined;
  #runs = false;

  /** @param changed other elements are there than before */
  constructor(changed: () => void) {
    this.#changed = changed;
    this.#deck = new SoundDeck(
      (address) => this.#make(address),
      () => performance.now(),
    );
  }

  /** The element that shows a file; null where none does. */
  videoOf({ address }: SoundFile): HTMLVideoElement | null {
    return this.#loaded.get(fileOf(address))?.video ?? null;
  }

  /** Has these seen now, and no others; `soon` are made ready. */
  follow(
    due: readonly Due[],
    soon: readonly SoundFile[],
    how: { readonly running: boolean; readonly speed: number },
  ): void {
    this.#again = () => this.follow(due, soon, how);
    this.#runs = how.running;
    // Where time stands somebody looks for a place: it is to be that very picture.
    if (!how.running) this.#deck.leave();
    this.#due = new Set(due.map(({ file }) => fileOf(file.address)));
    this.#deck.follow(due, soon, how);
    const wanted = new Set([...this.#due, ...soon.map(({ address }) => fileOf(address))]);
    for (const [file, loaded] of this.#loaded) if (!wanted.has(file)) this.#letGo(file, loaded);
  }

  /** Idempotent. */
  close(): void {
    this.#again = () => undefined;
    this.#deck.close();
    for (const [file, loaded] of this.#loaded) this.#letGo(file, loaded);
  }

  #make(address: string): HTMLVideoElement {
    const file = fileOf(address);
    const before = this.#loaded.get(file);
    if (before !== undefined) this.#letGo(file, before);
    const video = document.createElement('video');
    video.muted = true;
    video.playsInline = true;
    video.disablePictureInPicture = true;
    // Where time stands nobody asks again.
    video.addEventListener('loadeddata', () => {
      if (!this.#runs) this.#again();
    });
    const loaded: LoadedPicture = { video, loading: new AbortController(), url: null };
    this.#loaded.set(file, loaded);
    this.#loading.add(
      () => this.#load(address, loaded),
      () => this.#due.has(file),
    );
    this.#changed();
    return video;
  }

  async #load(address: string, loaded: LoadedPicture): Promise<void> {
    const { signal } = loaded.loading;
    if (signal.aborted) return;
    const late = setTimeout(() => loaded.loading.abort(), loadLimitMs);
    try {
      const answer = await fetch(address, { signal });
      if (!answer.ok) throw new Error(`a picture answered with ${answer.status}`);
      const bytes = await answer.blob();
      if (signal.aborted) return;
      loaded.url = URL.createObjectURL(bytes);
      loaded.video.src = loaded.url;
    } catch (error) {
      if (signal.aborted) return;
      console.warn('picture', error);
    } finally {
      clearTimeout(late);
    }
  }

  #letGo(file: string, { loading, url }: LoadedPicture): void {
    this.#loaded.delete(file);
    loading.abort();
    if (url !== null) URL.revokeObjectURL(url);
    this.#changed();
  }
}
