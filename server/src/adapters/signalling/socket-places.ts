import type { Principal } from '@diem-cau/shared';
import { askerOf } from '../../application/meeting/connections/page.ts';
import type { Stopwatch } from '../../application/ports/clock.ts';

/** Sockets that may be open at once: of a PC a few tabs, and those of a line that flaps, each of which lingers until it is missed. */
const mostOf: Readonly<Record<Principal['kind'], number>> = { endpoint: 12, account: 24 };

/** As much of a socket as its place needs. */
export interface PlacedSocket {
  /** Ends it without a word. */
  end(): void;
}

interface Place {
  heardAt: number;
}

/**
 * The sockets of each endpoint and account, bounded. When there are too many, the one that has been silent longest gives way if it has
 * missed a sign of life, for it belongs to a line that is gone; among living ones the newcomer is turned away, and no page that works is
 * ever thrown out.
 */
export class SocketPlaces {
  readonly #stopwatch: Stopwatch;
  readonly #silentMs: number;
  readonly #places = new Map<string, Map<PlacedSocket, Place>>();

  /** @param silentMs a socket that was not heard for so long has missed a sign of life, in milliseconds */
  constructor(stopwatch: Stopwatch, silentMs: number) {
    this.#stopwatch = stopwatch;
    this.#silentMs = silentMs;
  }

  /** Gives a socket a place; false when its asker has too many that live. */
  take(principal: Principal, socket: PlacedSocket): boolean {
    const asker = askerOf(principal);
    const places = this.#places.get(asker) ?? new Map<PlacedSocket, Place>();
    if (places.size >= mostOf[principal.kind]) {
      const silent = this.#longestSilent(places);
      if (silent === null) return false;
      places.delete(silent);
      silent.end();
    }
    places.set(socket, { heardAt: this.#stopwatch.monotonicMs() });
    this.#places.set(asker, places);
    return true;
  }

  /** Something was heard of a socket. */
  heard(principal: Principal, socket: PlacedSocket): void {
    const place = this.#places.get(askerOf(principal))?.get(socket);
    if (place !== undefined) place.heardAt = this.#stopwatch.monotonicMs();
  }

  /** Frees the place of a socket that has ended. Idempotent. */
  free(principal: Principal, socket: PlacedSocket): void {
    const asker = askerOf(principal);
    const places = this.#places.get(asker);
    places?.delete(socket);
    if (places?.size === 0) this.#places.delete(asker);
  }

  #longestSilent(places: ReadonlyMap<PlacedSocket, Place>): PlacedSocket | null {
    const [first] = [...places].sort(([, one], [, other]) => one.heardAt - other.heardAt);
    if (first === undefined || this.#stopwatch.monotonicMs() - first[1].heardAt < this.#silentMs) return null;
    return first[0];
  }
}
