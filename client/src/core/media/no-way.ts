import type { TransportFlow } from './transport-watch.ts';

/** A first connection, or one that is mended, is through within this time where anything passes, also on a slow line; in milliseconds. */
const throughWithinMs = 8_000;

/** Tells when media have been trying to get through for so long that the network must be asked; until they are, or are not wanted. */
export class NoWay {
  readonly #tell: (noWay: boolean) => void;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(tell: (noWay: boolean) => void) {
    this.#tell = tell;
  }

  follow(flow: TransportFlow): void {
    if (flow === 'connecting' || flow === 'mending') {
      this.#timer ??= setTimeout(() => this.#tell(true), throughWithinMs);
      return;
    }
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#tell(false);
  }
}
