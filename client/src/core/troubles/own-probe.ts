import type { LocalSource } from '../devices/local-source.ts';
import { openEar, type Ear } from './ear.ts';
import { openEye, type Eye } from './eye.ts';
import type { SourceLook } from './source-watch.ts';
import type { OwnSource } from './troubles-state.ts';

interface Senses {
  readonly track: MediaStreamTrack;
  readonly ear: Ear | null;
  readonly eye: Eye | null;
}

/** What may not be had in this browser is missing, and says nothing. */
const tried = <Sense>(open: () => Sense): Sense | null => {
  try {
    return open();
  } catch (error) {
    console.info('not watched:', error);
    return null;
  }
};

/** Looks at one own source: at its device, its track, what comes from it and what leaves the page. */
export class OwnProbe {
  readonly #source: OwnSource;
  readonly #device: LocalSource;
  readonly #sent: () => Promise<number | null>;
  #senses: Senses | null = null;

  /** @param sent how much has left the page; null while nothing has to */
  constructor(source: OwnSource, device: LocalSource, sent: () => Promise<number | null>) {
    this.#source = source;
    this.#device = device;
    this.#sent = sent;
  }

  async look(): Promise<SourceLook> {
    const sent = await this.#sent().catch(() => null);
    const capture = this.#device.state.getState();
    const track = capture.state === 'on' ? capture.track : null;
    const senses = this.#follow(track);
    const atMs = performance.now();
    return {
      atMs,
      trackId: track?.id ?? null,
      capture: capture.state === 'trouble' ? capture.trouble : null,
      muted: track?.muted ?? false,
      peak: senses?.ear?.peak() ?? null,
      frames: senses?.eye?.frames() ?? null,
      picture: senses?.eye?.picture(atMs) ?? null,
      sent,
    };
  }

  /** Hears what is captured; null while nothing is, or this browser can't. */
  get ear(): Ear | null {
    return this.#senses?.ear ?? null;
  }

  /** Idempotent. */
  close(): void {
    this.#senses?.ear?.close();
    this.#senses?.eye?.close();
    this.#senses = null;
  }

  #follow(track: MediaStreamTrack | null): Senses | null {
    if (this.#senses?.track === track) return this.#senses;
    this.close();
    if (track === null) return null;
    const hears = this.#source === 'microphone';
    this.#senses = {
      track,
      ear: hears ? tried(() => openEar(track)) : null,
      eye: hears ? null : tried(() => openEye(track)),
    };
    return this.#senses;
  }
}
