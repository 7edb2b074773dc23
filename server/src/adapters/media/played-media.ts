import { randomBytes, randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EndpointId, MediaParameters } from '@diem-cau/shared';
import { loopOfIvf, loopOfOgg, type Loop } from './loop-files.ts';

/** What one played endpoint shows and says. */
export interface PlayedLoops {
  readonly camera: Loop;
  readonly microphone: Loop;
  /** The picture with which its camera begins: endpoints that share a loop are at different moments of it. */
  readonly from: number;
}

/** The pictures and voices of played endpoints, and the word by which the media plane knows one. */
export class PlayedMedia {
  /** What a played endpoint hands in instead of a browser's capabilities; nobody outside this process can know it. */
  readonly capabilities: MediaParameters = { played: randomBytes(16).toString('hex') };
  readonly #cameras: readonly Loop[];
  readonly #microphones: readonly Loop[];
  readonly #numbers = new Map<EndpointId, number>();

  /** Reads the loops of a folder, `picture-*.ivf` and `voice-*.ogg`; throws where there are none. */
  constructor(folder: string) {
    const files = (name: RegExp): Buffer[] =>
      readdirSync(folder)
        .filter((each) => name.test(each))
        .sort()
        .map((each) => readFileSync(join(folder, each)));
    this.#cameras = files(/^picture-\d+\.ivf$/u).map(loopOfIvf);
    this.#microphones = files(/^voice-\d+\.ogg$/u).map(loopOfOgg);
  }

  /** Whether these are the capabilities of a played endpoint. */
  plays(capabilities: MediaParameters): boolean {
    return capabilities['played'] === this.capabilities['played'];
  }

  /** The loops of an endpoint, the same at each of its seats. */
  loopsOf(endpointId: EndpointId): PlayedLoops {
    const number = this.#numbers.get(endpointId) ?? this.#numbers.size;
    this.#numbers.set(endpointId, number);
    const camera = this.#cameras[number % this.#cameras.length];
    const microphone = this.#microphones[number % this.#microphones.length];
    if (camera === undefined || microphone === undefined) throw new Error('there is nothing to be played');
    return { camera, microphone, from: number * 7 };
  }
}

/** A new synchronisation source of RTP. */
export const newSsrc = (): number => randomInt(1, 0xffff_ffff);
