import type { EndpointId, Instant } from '@diem-cau/shared';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import { highest, sameRung } from '../../../domain/meeting/rungs/noting.ts';
import type { Rungs, StoodRung } from '../../../domain/meeting/rungs/state.ts';
import type { Stopwatch } from '../../ports/clock.ts';
import type { Follower } from './followers.ts';
import type { SeatLines } from './ladder-watch.ts';
import { presences } from './presences.ts';

/** So long an endpoint stands on a rung before that is noted, in milliseconds: no line that comes and goes fills the record. */
export const stoodForMs = 10_000;

/** A rung that is another than the one that was noted. */
interface Standing {
  readonly on: StoodRung;
  readonly sinceMs: number;
  told: boolean;
}

interface RungNotesParts {
  readonly clock: Stopwatch;
  /** An endpoint has stood on this rung for some time. */
  readonly tell: (endpointId: EndpointId, on: StoodRung) => void;
}

/** Notes on which rungs the endpoints of one meeting stand by themselves, as soon as that lasts. */
export class RungNotes implements Follower {
  readonly name = 'rungs';
  readonly #parts: RungNotesParts;
  readonly #standing = new Map<EndpointId, Standing>();
  #lines: SeatLines = new Map();
  #noted: Rungs = new Map();
  #presentSince: ReadonlyMap<EndpointId, Instant> = new Map();
  #timer: NodeJS.Timeout | null = null;

  constructor(parts: RungNotesParts) {
    this.#parts = parts;
  }

  /** What the lines bear is another now. */
  stand(lines: SeatLines): void {
    this.#lines = lines;
    this.#look();
  }

  /** Forgets how endpoints stood that went away, even if they are back already. */
  settled({ meeting }: { readonly meeting: Pick<Meeting, 'seats' | 'rungs'> }): void {
    const presentSince = presences(meeting);
    for (const endpointId of [...this.#standing.keys()])
      if (presentSince.get(endpointId) !== this.#presentSince.get(endpointId)) this.#standing.delete(endpointId);
    this.#presentSince = presentSince;
    this.#noted = meeting.rungs;
    this.#look();
  }

  /** Idempotent. */
  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#standing.clear();
    this.#presentSince = new Map();
  }

  #onNow(endpointId: EndpointId): StoodRung {
    const { rung = 'full', rungBy = 'line' } = this.#lines.get(endpointId) ?? {};
    return { rung, by: rungBy };
  }

  #look(): void {
    const nowMs = this.#parts.clock.monotonicMs();
    let nextMs = Infinity;
    for (const endpointId of this.#presentSince.keys()) {
      const on = this.#onNow(endpointId);
      const known = this.#standing.get(endpointId);
      if (sameRung(on, this.#noted.get(endpointId) ?? highest)) this.#standing.delete(endpointId);
      else if (known === undefined || !sameRung(known.on, on)) {
        this.#standing.set(endpointId, { on, sinceMs: nowMs, told: false });
        nextMs = Math.min(nextMs, nowMs + stoodForMs);
      } else if (known.told) continue;
      else if (nowMs - known.sinceMs < stoodForMs) nextMs = Math.min(nextMs, known.sinceMs + stoodForMs);
      else {
        known.told = true;
        this.#parts.tell(endpointId, on);
      }
    }
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = Number.isFinite(nextMs) ? setTimeout(() => this.#wake(), Math.ceil(nextMs - nowMs)) : null;
  }

  #wake(): void {
    this.#timer = null;
    this.#look();
  }
}
