import type { OnAir } from '../../../domain/meeting/reception/on-air.ts';
import { sameSubscriptions, subscriptions, type Subscription } from '../../../domain/meeting/reception/subscription.ts';
import type { Viewer } from '../../../domain/meeting/reception/viewer.ts';
import type { Logger } from '../../ports/logger.ts';
import type { ConnectionMedia } from '../../ports/media-plane.ts';

/** What one viewer receives: its media is asked for what has changed only, and again for what did not come about. */
export class Receiving {
  readonly #media: Pick<ConnectionMedia, 'receive' | 'offerAgain'>;
  readonly #logger: Logger;
  /** What was looked at last, and for whom; null when it has to be looked at again. */
  #seen: { readonly onAir: OnAir; readonly viewer: Viewer } | null = null;
  #asked: readonly Subscription[] | null = null;

  constructor(media: Pick<ConnectionMedia, 'receive' | 'offerAgain'>, logger: Logger) {
    this.#media = media;
    this.#logger = logger;
  }

  /** Makes what the viewer receives follow; nothing is worked out for the same viewer of the same. */
  follow(onAir: OnAir, viewer: Viewer): void {
    if (this.#seen?.onAir === onAir && this.#seen.viewer === viewer) return;
    this.#seen = { onAir, viewer };
    const wanted = subscriptions(onAir, viewer);
    if (this.#asked !== null && sameSubscriptions(this.#asked, wanted)) return;
    this.#asked = wanted;
    this.#media.receive(wanted).catch((error: unknown) => {
      this.again();
      this.#logger.warn({ err: error, endpointId: viewer.endpointId }, 'streams could not be handed to an endpoint');
    });
  }

  /** What the viewer receives, as it was asked for last. */
  get received(): readonly Subscription[] {
    return this.#asked ?? [];
  }

  /** Another page goes on: it is offered what the one before had not acknowledged, which need not be known to be gone yet. */
  goesOn(): void {
    this.#media.offerAgain();
    this.again();
  }

  /** What was asked has not come about: it is asked for again with the next turn. */
  again(): void {
    this.#seen = null;
    this.#asked = null;
  }
}
