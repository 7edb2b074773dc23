import { stepFor } from './in-step.ts';
import type { Due, SoundFile } from './sound.ts';

/** Of an audio element what is needed here. */
export type Sound = Pick<
  HTMLAudioElement,
  'currentTime' | 'duration' | 'playbackRate' | 'paused' | 'ended' | 'readyState' | 'error' | 'preload'
> & {
  play(): Promise<void>;
  pause(): void;
  removeAttribute(name: string): void;
  load(): void;
};

/** One file that is loaded, and how much of it there was when it was. */
interface Loaded {
  readonly sound: Sound;
  readonly lengthMs: number;
  /** Since when it does not come although it is due, by a clock that nobody can set; null while it comes. */
  awaitedSinceMs: number | null;
  /** Whether it was brought to its place. */
  placed: boolean;
}

/** How those that are due stand: all sound, some are waited for; and the files that do not come. */
export interface DeckState {
  readonly waits: boolean;
  readonly lost: ReadonlySet<string>;
}

/** A file that does not come for so long, in milliseconds, is not waited for any more: the other voices go on. */
const patienceMs = 10_000;
/** The last of a file, in seconds, in which nothing is to be heard any more. */
const endS = 0.05;
/** `HTMLMediaElement.HAVE_FUTURE_DATA`. */
const canPlay = 3;
/** A file that still grows is asked for anew where it was played up to so near its end of then, in milliseconds, and has grown by so much. */
const nearEndMs = 300;

/** What is a little shorter than was said is over: it keeps nobody waiting, and is not played from its beginning again. */
const isOver = ({ duration, ended, currentTime }: Sound, wantedS: number): boolean =>
  (Number.isFinite(duration) && wantedS >= duration - endS) ||
  (ended && stepFor(currentTime - wantedS, 1).do !== 'seek');

/** The sounds of several files that are played together: each begins, ends and stays where the time of the meeting has it. */
export class SoundDeck {
  readonly #make: (address: string) => Sound;
  readonly #nowMs: () => number;
  readonly #loaded = new Map<string, Loaded>();

  /** @param make an element that plays what is at an address; @param nowMs a clock that nobody can set */
  constructor(make: (address: string) => Sound, nowMs: () => number) {
    this.#make = make;
    this.#nowMs = nowMs;
  }

  /** Has these sound now, and no others; `soon` are made ready. */
  follow(
    due: readonly Due[],
    soon: readonly SoundFile[],
    { running, speed }: { readonly running: boolean; readonly speed: number },
  ): DeckState {
    const wanted = new Set([...due.map(({ file }) => file.key), ...soon.map(({ key }) => key)]);
    for (const [key, loaded] of this.#loaded) if (!wanted.has(key)) this.#unload(key, loaded);
    for (const file of soon) this.#load(file).sound.pause();
    const lost = new Set<string>();
    const awaited: Loaded[] = [];
    const ready: { readonly loaded: Loaded; readonly offsetMs: number }[] = [];
    for (const { file, offsetMs } of due) {
      const loaded = this.#upTo(file, offsetMs);
      const comes = this.#place(loaded, offsetMs);
      if (comes) ready.push({ loaded, offsetMs });
      else if (loaded.sound.error !== null || this.#isGivenUp(loaded)) lost.add(file.key);
      else awaited.push(loaded);
    }
    const waits = running && awaited.length > 0;
    for (const each of ready) this.#play(each, running && !waits, speed);
    for (const { sound } of awaited) sound.pause();
    return { waits, lost };
  }

  /** Somebody went elsewhere: all are brought there at once, not caught up with. */
  leave(): void {
    for (const loaded of this.#loaded.values()) loaded.placed = false;
  }

  /** Lets go of all. Idempotent. */
  close(): void {
    for (const [key, loaded] of this.#loaded) this.#unload(key, loaded);
  }

  #isGivenUp(loaded: Loaded): boolean {
    loaded.awaitedSinceMs ??= this.#nowMs();
    return this.#nowMs() - loaded.awaitedSinceMs >= patienceMs;
  }

  #load(file: SoundFile): Loaded {
    const known = this.#loaded.get(file.key);
    if (known !== undefined) return known;
    const sound = this.#make(file.address);
    sound.preload = 'auto';
    const loaded: Loaded = { sound, lengthMs: file.lengthMs, awaitedSinceMs: null, placed: false };
    this.#loaded.set(file.key, loaded);
    return loaded;
  }

  /** The file as it was loaded, or anew where it has grown meanwhile and what there was is played. */
  #upTo(file: SoundFile, offsetMs: number): Loaded {
    const known = this.#load(file);
    const grown = file.lengthMs > known.lengthMs + nearEndMs;
    if (!grown || offsetMs < known.lengthMs - nearEndMs) return known;
    this.#unload(file.key, known);
    return this.#load(file);
  }

  /** Brings it to where it should be, where it is far off; whether it can be heard there. */
  #place(loaded: Loaded, offsetMs: number): boolean {
    const { sound } = loaded;
    if (sound.readyState === 0 || sound.error !== null) return false;
    const wantedS = offsetMs / 1_000;
    if (!isOver(sound, wantedS) && (!loaded.placed || stepFor(sound.currentTime - wantedS, 1).do === 'seek')) {
      sound.currentTime = wantedS;
      loaded.placed = true;
    }
    if (!isOver(sound, wantedS) && sound.readyState < canPlay) return false;
    loaded.awaitedSinceMs = null;
    return true;
  }

  #play(
    { loaded: { sound }, offsetMs }: { readonly loaded: Loaded; readonly offsetMs: number },
    running: boolean,
    speed: number,
  ): void {
    const wantedS = offsetMs / 1_000;
    if (!running || isOver(sound, wantedS)) return sound.pause();
    const step = stepFor(sound.currentTime - wantedS, speed);
    const rate = step.do === 'rate' ? step.rate : speed;
    if (sound.playbackRate !== rate) sound.playbackRate = rate;
    // Where the browser will not play before a press, the next press plays.
    if (sound.paused) void sound.play().catch(() => undefined);
  }

  #unload(key: string, { sound }: Loaded): void {
    this.#loaded.delete(key);
    sound.pause();
    // Lets go of the bytes and of the connection that brings them.
    sound.removeAttribute('src');
    sound.load();
  }
}
