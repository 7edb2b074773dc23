import type { EndpointId } from '@diem-cau/shared';
import {
  lastHeardMs,
  lifeAt,
  type Life,
  type LifeSigns,
  type LifeState,
  type Patience,
} from '../../../domain/meeting/lives/life-signs.ts';
import type { Stopwatch } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { ConnectionMedia } from '../../ports/media-plane.ts';
import { within } from '../../kit/time-limit.ts';
import type { SeatConnection } from '../connections/connection.ts';
import { Looking } from '../watches/looking.ts';

/** How often the seats' lives are looked at, in milliseconds. */
const lookEveryMs = 500;
/** The hub itself stood still where so much time lies between two looks, in milliseconds. */
const stoodMs = 3 * lookEveryMs;
/** Pages give a sign of life about once a second; from this on one is overdue, and its media are asked, in milliseconds. */
const overdueMs = 1_250;
/** A media server that can't say in so many milliseconds whether anything came is asked again. */
const askLimitMs = 2_000;

/** What is known of one seat's life. */
interface Known {
  state: LifeState;
  mediaMs: number | null;
  /** The bytes that had come by its media at the last look; null where nothing was looked at since its page was heard. */
  bytes: number | null;
  asking: boolean;
}

interface LifeWatchParts {
  readonly patience: Patience;
  readonly clock: Stopwatch;
  readonly logger: Logger;
  /** What has come by the media of a seat; null where it has none. */
  readonly mediaOf: (seat: SeatConnection) => Pick<ConnectionMedia, 'bytesArrived'> | null;
  /** Who is lost now, each with when it was heard last. */
  readonly lost: (heardMs: ReadonlyMap<EndpointId, number>) => void;
  /** A seat's life came into another state; `heardMs` is when it was heard last. */
  readonly dropped: (seat: SeatConnection, heardMs: number) => void;
  readonly returned: (seat: SeatConnection) => void;
  readonly over: (seat: SeatConnection, heardMs: number) => void;
}

/**
 * Watches whether anything is heard of the seats of one meeting, by their pages' sockets and by their media. The media server is asked only about a
 * seat whose page owes a sign of life.
 */
export class LifeWatch {
  readonly #parts: LifeWatchParts;
  readonly #known = new Map<SeatConnection, Known>();
  readonly #looking: Looking;
  #lookedMs: number;
  #awakeSinceMs = Number.NEGATIVE_INFINITY;

  constructor(parts: LifeWatchParts) {
    this.#parts = parts;
    this.#lookedMs = parts.clock.monotonicMs();
    this.#looking = new Looking(parts.logger, 'lives', () => this.#look(), lookEveryMs);
  }

  /** A seat is held from now on. */
  begin(seat: SeatConnection): void {
    this.#known.set(seat, { state: 'heard', mediaMs: null, bytes: null, asking: false });
    if (this.#looking.goesOn) return;
    this.#lookedMs = this.#parts.clock.monotonicMs();
    this.#looking.start();
  }

  /** It is held no more. Idempotent. */
  end(seat: SeatConnection): void {
    const known = this.#known.get(seat);
    this.#known.delete(seat);
    if (this.#known.size === 0) this.#looking.stop();
    if (known?.state === 'lost' || known?.state === 'dropped') this.#tellLost();
  }

  /** Something happened to a seat's page: looks at its life at once. */
  look(seat: SeatConnection): void {
    const known = this.#known.get(seat);
    if (known === undefined) return;
    this.#follow(seat, known, this.#parts.clock.monotonicMs());
    this.#tellLost();
  }

  /** Something came from a seat's page: one that had dropped out is there again before what was asked for is dealt with. */
  heard(seat: SeatConnection): void {
    if (this.#known.get(seat)?.state === 'dropped') this.look(seat);
  }

  /** Whether this seat's page is gone for so long that only its media hold it. */
  isLeft(seat: SeatConnection): boolean {
    const goneMs = this.#parts.clock.monotonicMs() - seat.page.heardMs;
    return this.#known.has(seat) && seat.page.departed !== null && goneMs >= this.#parts.patience.heldMs;
  }

  /** Whether the page of this endpoint's seat owes a sign of life. */
  isOverdue(endpointId: EndpointId): boolean {
    const nowMs = this.#parts.clock.monotonicMs();
    return [...this.#known.keys()].some(
      (seat) => seat.endpointId === endpointId && nowMs - seat.page.heardMs >= overdueMs,
    );
  }

  /** Idempotent. */
  close(): void {
    this.#looking.stop();
    this.#known.clear();
  }

  #look(): void {
    const nowMs = this.#parts.clock.monotonicMs();
    if (nowMs - this.#lookedMs >= stoodMs) this.#awakeSinceMs = nowMs;
    this.#lookedMs = nowMs;
    for (const [seat, known] of [...this.#known]) {
      if (nowMs - seat.page.heardMs < overdueMs) known.bytes = null;
      else if (!known.asking) void this.#ask(seat, known);
      this.#follow(seat, known, nowMs);
    }
    this.#tellLost();
  }

  #follow(seat: SeatConnection, known: Known, nowMs: number): void {
    const before = known.state;
    const { state, heardMs } = this.#lifeOf(seat, known, nowMs);
    known.state = state;
    if (state === before) return;
    if (state === 'over') this.#parts.over(seat, heardMs);
    else if (state === 'dropped') this.#parts.dropped(seat, heardMs);
    else if (before === 'dropped') this.#parts.returned(seat);
  }

  #lifeOf(seat: SeatConnection, { mediaMs }: Known, nowMs: number): Life {
    const signs: LifeSigns = { signallingMs: seat.page.heardMs, mediaMs };
    return lifeAt(signs, { nowMs, awakeSinceMs: this.#awakeSinceMs }, this.#parts.patience);
  }

  #tellLost(): void {
    const silent = [...this.#known].filter(([, { state }]) => state === 'lost' || state === 'dropped');
    this.#parts.lost(
      new Map(
        silent.map(([seat, { mediaMs }]) => [
          seat.endpointId,
          lastHeardMs({ signallingMs: seat.page.heardMs, mediaMs }),
        ]),
      ),
    );
  }

  async #ask(seat: SeatConnection, known: Known): Promise<void> {
    const media = this.#parts.mediaOf(seat);
    if (media === null) return;
    known.asking = true;
    try {
      const bytes = await within(media.bytesArrived(), askLimitMs);
      // New media count anew.
      if (this.#parts.mediaOf(seat) !== media) known.bytes = null;
      else {
        if (bytes !== null && known.bytes !== null && bytes !== known.bytes)
          known.mediaMs = this.#parts.clock.monotonicMs();
        known.bytes = bytes;
      }
    } catch (error) {
      if (this.#known.has(seat)) this.#parts.logger.info({ err: error }, 'nobody can say whether media arrive');
    } finally {
      known.asking = false;
    }
  }
}
