import type { SourceId } from '@diem-cau/shared';
import { HubUnreachable } from '../http.ts';
import type { Signalling } from '../signalling.ts';

/** Stops that the hub could not be told of: the source has ended here, and the hub is told as soon as it is back. */
export class OwedStops {
  readonly #signalling: Pick<Signalling, 'ask'>;
  readonly #owed = new Set<SourceId>();

  constructor(signalling: Pick<Signalling, 'ask'>) {
    this.#signalling = signalling;
  }

  /** Tells the hub that a source has ended here, now or once it is back. Throws Refusal. */
  async stop(source: SourceId): Promise<void> {
    try {
      await this.#signalling.ask('media.stop', { source });
      this.#owed.delete(source);
    } catch (error) {
      if (!(error instanceof HubUnreachable)) throw error;
      this.#owed.add(source);
    }
  }

  /** The hub is back. */
  async settle(): Promise<void> {
    for (const source of this.#owed) {
      this.#owed.delete(source);
      await this.stop(source).catch((error: unknown) => console.warn('media.stop', error));
    }
  }

  /** Sends a source again: what had ended is replaced at the hub by that, unless it fails. */
  async replacing<Result>(source: SourceId, send: () => Promise<Result>): Promise<Result> {
    const owed = this.#owed.delete(source);
    try {
      return await send();
    } catch (error) {
      if (owed) this.#owed.add(source);
      throw error;
    }
  }

  /** The hub has none of it any more. */
  forget(): void {
    this.#owed.clear();
  }
}
