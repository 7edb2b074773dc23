import { Refusal, type EndpointId } from '@diem-cau/shared';
import type { Stopwatch } from '../../ports/clock.ts';

/** For so long one endpoint has the line to itself, in milliseconds: both ways are measured in some 8 s. */
const heldMs = 15_000;
/** As much is carried each way in one check, in characters: 4 MB show any line that is too narrow, and more is only cost. */
const mostOfOneCheck = 4_000_000;

/** What is carried down; nothing on the way shrinks it, since sockets are not compressed. */
const padding = 'x'.repeat(48_000);

/** Who measures the line of the hub: one endpoint after the other, so that none finds the others' measuring instead of its line. */
export class CheckLine {
  readonly #stopwatch: Stopwatch;
  readonly #carried = new Map<EndpointId, number>();
  #held: { readonly by: EndpointId; readonly sinceMs: number } | null = null;

  constructor(stopwatch: Stopwatch) {
    this.#stopwatch = stopwatch;
  }

  /** Whether the endpoint has the line from now on. */
  take(endpointId: EndpointId): boolean {
    const nowMs = this.#stopwatch.monotonicMs();
    const held = this.#held;
    if (held !== null && held.by !== endpointId && nowMs - held.sinceMs < heldMs) return false;
    // What ran out is taken anew: a page that was loaded again would be told that it has a line that carries nothing.
    if (held?.by !== endpointId || nowMs - held.sinceMs >= heldMs) this.#held = { by: endpointId, sinceMs: nowMs };
    return true;
  }

  /** Carries so much up, and what it gives down. Refuses with `not-found` whoever has not the line, or has carried enough. */
  carry(endpointId: EndpointId, up: number, down: number): string {
    const held = this.#held;
    const carried = (this.#carried.get(endpointId) ?? 0) + up + down;
    const late = held === null || this.#stopwatch.monotonicMs() - held.sinceMs >= heldMs;
    if (late || held.by !== endpointId || carried > 2 * mostOfOneCheck) throw new Refusal('not-found');
    this.#carried.set(endpointId, carried);
    return padding.slice(0, down);
  }

  /** Its check has ended: the line is free, and the next check may carry anew. Idempotent. */
  free(endpointId: EndpointId): void {
    this.#carried.delete(endpointId);
    if (this.#held?.by === endpointId) this.#held = null;
  }
}
