import type { MeetingId, RecordingAccesses as Accesses } from '@diem-cau/shared';
import { AccessFact } from '../../domain/record/access-fact.ts';
import { actorName, type Actor } from '../../domain/kit/actor.ts';
import { BoundedQueue } from '../kit/bounded-queue.ts';
import type { Clock, Stopwatch } from '../ports/clock.ts';
import type { Ledger, Ledgers } from '../ports/ledger.ts';

const bounds = { atOnce: 2, mostWaiting: 200, mostOfOne: 40 } as const;

/** Playing goes on by many requests: the same person and voice are noted again after so long, in milliseconds. */
const sameMs = 10 * 60_000;
/** So many are remembered, the oldest forgotten first: then one is noted twice. */
const mostRemembered = 1_000;

const who = (actor: Actor): string =>
  actor.by === 'account' ? actor.accountId : actor.by === 'endpoint' ? actor.endpointId : '';

/** Who played recordings and took them away: noted before anything is sent. */
export class RecordingAccesses {
  readonly #ledgers: Ledgers;
  readonly #clock: Clock & Stopwatch;
  readonly #writing = new BoundedQueue(bounds);
  /** What was noted, or is being noted, and when. */
  readonly #noted = new Map<string, { readonly ms: number; readonly written: Promise<void> }>();

  constructor(ledgers: Ledgers, clock: Clock & Stopwatch) {
    this.#ledgers = ledgers;
    this.#clock = clock;
  }

  /** Notes that somebody plays `what`: an endpoint, or `all`. Refuses with `record-unavailable`. */
  played(meetingId: MeetingId, what: string, actor: Actor): Promise<void> {
    const key = `${meetingId} ${who(actor)} ${what}`;
    const nowMs = this.#clock.monotonicMs();
    const before = this.#noted.get(key);
    // Nothing is sent before it is written, to whoever asks meanwhile either.
    if (before !== undefined && nowMs - before.ms < sameMs) return before.written;
    const written = this.#note(meetingId, { type: 'recordingPlayed', what, actor }).catch((error: unknown) => {
      this.#noted.delete(key);
      throw error;
    });
    this.#noted.delete(key);
    this.#noted.set(key, { ms: nowMs, written });
    for (const oldest of this.#noted.keys()) if (this.#noted.size > mostRemembered) this.#noted.delete(oldest);
    return written;
  }

  /** Notes that somebody takes `what` away. Refuses with `record-unavailable`. */
  taken(meetingId: MeetingId, what: string, actor: Actor): Promise<void> {
    return this.#note(meetingId, { type: 'recordingTaken', what, actor });
  }

  /** All of a meeting, the oldest first. */
  async of(meetingId: MeetingId): Promise<Accesses> {
    const facts = await this.#of(meetingId).facts();
    return {
      accesses: facts.map(({ at, fact: { type, what, actor } }) => ({
        ...{
          at,
          what,
          by: actorName(actor),
          is: type === 'recordingPlayed' ? ('played' as const) : ('taken' as const),
        },
      })),
    };
  }

  async #note(meetingId: MeetingId, fact: AccessFact): Promise<void> {
    await this.#writing.run(
      async () => {
        const ledger = this.#of(meetingId);
        await ledger.append(await ledger.head(), [fact], this.#clock.now());
      },
      { of: meetingId },
    );
  }

  #of(meetingId: MeetingId): Ledger<AccessFact> {
    return this.#ledgers.ledger(`recording-accesses:${meetingId}`, AccessFact);
  }
}
