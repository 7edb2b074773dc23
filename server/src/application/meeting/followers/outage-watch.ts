import type { EndpointId, Instant, OutageCause } from '@diem-cau/shared';
import {
  longerRestMs,
  mediaSilenceAt,
  type MediaSilence,
  type Patience,
} from '../../../domain/meeting/lives/life-signs.ts';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import { within } from '../../kit/time-limit.ts';
import type { Stopwatch } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { ConnectionMedia } from '../../ports/media-plane.ts';
import { Looking } from '../watches/looking.ts';
import type { Follower } from './followers.ts';
import { presences } from './presences.ts';

type Asked = Pick<ConnectionMedia, 'bytesArrived' | 'isUsed'>;

/** How often the media are looked at of which nothing is known to come, in milliseconds. */
const lookEveryMs = 250;
/** Those by which nothing comes are asked so often, in milliseconds. */
const silentEveryMs = 500;
/** The hub itself stood still where so much time lies between two looks, in milliseconds. */
const stoodMs = 1_500;
/**
 * Media of which something was known to come so lately are not asked, in milliseconds: what flows is looked at by the troubles' watch anyway, and
 * what only keeps a path open comes about every 2.5 s.
 */
const quietMs = 3_000;
/** Of those that carry only what keeps their path open something has come so lately, in milliseconds. */
const bareQuietMs = 1_500;
/** A media server that can't say in so many milliseconds whether anything came is asked again. */
const askLimitMs = 2_000;

/** What is known of the media of one seat. */
interface Known {
  media: Asked;
  /** When something had come last; where nothing ever has, since when its page tries to connect them; null before that. */
  heardMs: number | null;
  /** Whether anything ever came. */
  came: boolean;
  /** Whether the worker that carried them died, and nothing has come since. */
  workerDied: boolean;
  /** The bytes at the last question, 0 before the first where nothing ever came; null where nothing was asked since something came. */
  bytes: number | null;
  askedMs: number;
  asking: boolean;
  /** Whether what came last was of no source, as far as is known: what only keeps the path open comes more seldom than a doubt lasts. */
  bare: boolean;
  /** The longest time in which nothing came while it was bare, and then something did; in milliseconds. */
  restedMs: number;
  /** Since when it has been asked because something that it sends is missed; null where it is not. */
  doubtedMs: number | null;
  state: MediaSilence;
}

interface OutageWatchParts {
  readonly patience: Patience;
  readonly clock: Stopwatch;
  readonly logger: Logger;
  /** The seats of the meeting that have media now. */
  readonly seated: () => ReadonlyMap<EndpointId, Asked>;
  /** Whether the page of a seat owes no sign of life. */
  readonly isHeard: (endpointId: EndpointId) => boolean;
  /** By whose media nothing comes now, each with when something came last. */
  readonly silent: (heardMs: ReadonlyMap<EndpointId, number>) => void;
  /** It is an outage since then, for this cause; null when it is none any more. */
  readonly tell: (
    endpointId: EndpointId,
    outage: { readonly heardMs: number; readonly cause: OutageCause } | null,
  ) => void;
  /**
   * Whether the silence of an endpoint's sources is that of its media has become another matter; where they are there again, for how many
   * milliseconds they were not, else null.
   */
  readonly covers: (endpointId: EndpointId, backAfterMs: number | null) => void;
}

/**
 * Watches whether anything comes by the media of the seats of one meeting while their pages answer. The media server is asked only about
 * those of which nothing is known to come.
 */
export class OutageWatch implements Follower {
  readonly name = 'outages';
  readonly #parts: OutageWatchParts;
  readonly #known = new Map<EndpointId, Known>();
  readonly #looking: Looking;
  #presentSince: ReadonlyMap<EndpointId, Instant> = new Map();
  #lookedMs = 0;
  #awakeSinceMs = Number.NEGATIVE_INFINITY;

  constructor(parts: OutageWatchParts) {
    this.#parts = parts;
    this.#looking = new Looking(parts.logger, 'outages', () => this.#look(), lookEveryMs);
  }

  /** Something of a source of this endpoint arrives; its bytes alone count while it is in doubt, since a source may be found missing late. */
  arrived(endpointId: EndpointId): void {
    const known = this.#of(endpointId);
    if (known === null || this.isSilent(endpointId)) return;
    known.bytes = null;
    known.bare = false;
    this.#flow(endpointId, known);
  }

  /** Of a source that this endpoint sends nothing has arrived for so long. */
  missed(endpointId: EndpointId, forMs: number): void {
    const known = this.#of(endpointId);
    if (known === null || known.heardMs === null || !known.came) return;
    if (known.state !== 'flowing' || known.doubtedMs !== null) return;
    const nowMs = this.#parts.clock.monotonicMs();
    known.doubtedMs = nowMs;
    if (!known.bare) known.heardMs = Math.min(known.heardMs, nowMs - forMs);
    // What was counted before the source was missed may lack the source's own last packets.
    if (known.askedMs < nowMs - forMs / 2) known.bytes = null;
    if (!known.asking) void this.#ask(endpointId, known);
  }

  /** The worker that carried the media of all died: their pages are asked to open them anew. */
  workerDied(): void {
    for (const known of this.#known.values()) known.workerDied = known.came;
  }

  /** Whether it is, or may be, the media's silence that the sources of this endpoint are not received. */
  isSilent(endpointId: EndpointId): boolean {
    const known = this.#known.get(endpointId);
    return known !== undefined && (known.state !== 'flowing' || known.doubtedMs !== null);
  }

  /** Whether it is an outage, as far as is known now. */
  isOutage(endpointId: EndpointId): boolean {
    return this.#known.get(endpointId)?.state === 'outage';
  }

  /** Forgets endpoints that went away, even if they are back already; what another fact has ended is told anew. */
  settled({ meeting }: { readonly meeting: Pick<Meeting, 'seats' | 'outages'> }): void {
    const presentSince = presences(meeting);
    for (const [endpointId, known] of [...this.#known]) {
      if (presentSince.get(endpointId) !== this.#presentSince.get(endpointId)) this.#known.delete(endpointId);
      else if (known.state === 'outage' && !meeting.outages.has(endpointId)) known.state = 'silent';
    }
    this.#presentSince = presentSince;
    this.#tellSilent();
    if (presentSince.size === 0) return this.#looking.stop();
    if (this.#looking.goesOn) return;
    this.#lookedMs = this.#parts.clock.monotonicMs();
    this.#looking.start();
  }

  /** Idempotent. */
  close(): void {
    this.#looking.stop();
    this.#known.clear();
    this.#presentSince = new Map();
  }

  #of(endpointId: EndpointId, seated = this.#parts.seated()): Known | null {
    const media = seated.get(endpointId);
    if (media === undefined || !this.#presentSince.has(endpointId)) return null;
    const known = this.#known.get(endpointId);
    if (known?.media === media) return known;
    const nowMs = this.#parts.clock.monotonicMs();
    // Media that are opened anew have a while to come, but end no silence by being opened.
    const { state = 'flowing', came = false, workerDied = false } = known ?? {};
    const heardMs = came && state === 'flowing' ? nowMs : (known?.heardMs ?? null);
    const anew: Known = {
      ...{ media, heardMs, state, came, workerDied },
      // Where nothing ever came, it is known from how many on they are counted.
      ...{ bytes: came ? null : 0, askedMs: nowMs, asking: false, bare: false, restedMs: 0, doubtedMs: null },
    };
    this.#known.set(endpointId, anew);
    return anew;
  }

  #look(): void {
    const nowMs = this.#parts.clock.monotonicMs();
    if (nowMs - this.#lookedMs >= stoodMs) this.#awakeSinceMs = nowMs;
    this.#lookedMs = nowMs;
    const seated = this.#parts.seated();
    for (const endpointId of this.#presentSince.keys()) {
      const known = this.#of(endpointId, seated);
      if (known === null) this.#lookAtLost(endpointId);
      if (known === null || known.asking) continue;
      if (known.media.isUsed) known.heardMs ??= nowMs;
      const quiet = known.bare ? bareQuietMs : quietMs;
      const isQuiet = nowMs - Math.max(known.heardMs ?? -Infinity, known.askedMs) < quiet;
      const isCalm = known.state === 'flowing' && known.doubtedMs === null;
      // A seat of which nothing is heard at all is looked at by its lives' watch.
      if (isCalm && (isQuiet || !this.#parts.isHeard(endpointId))) continue;
      if (known.state !== 'flowing' && nowMs - known.askedMs < silentEveryMs) continue;
      void this.#ask(endpointId, known);
    }
  }

  /** Nobody can be asked about media that went with their worker until they are opened anew. */
  #lookAtLost(endpointId: EndpointId): void {
    const known = this.#known.get(endpointId);
    if (known?.workerDied === true) this.#judge(endpointId, known, this.#lookedMs);
  }

  async #ask(endpointId: EndpointId, known: Known): Promise<void> {
    known.asking = true;
    try {
      const bytes = await within(known.media.bytesArrived(), askLimitMs);
      if (this.#known.get(endpointId) !== known) return;
      known.askedMs = this.#parts.clock.monotonicMs();
      this.#take(endpointId, known, bytes);
    } catch (error) {
      if (this.#known.get(endpointId) === known)
        this.#parts.logger.info({ err: error, endpointId }, 'nobody can say whether media arrive');
    } finally {
      known.asking = false;
    }
  }

  #take(endpointId: EndpointId, known: Known, bytes: number | null): void {
    const before = known.bytes;
    known.bytes = bytes;
    const nowMs = known.askedMs;
    if (bytes === null) {
      this.#flow(endpointId, known);
      known.heardMs = null;
      known.came = false;
      return;
    }
    if (bytes > 0 && !known.came) return this.#flow(endpointId, known);
    if (before === null) {
      if (known.doubtedMs !== null) known.doubtedMs = nowMs;
      return;
    }
    if (bytes !== before) {
      if (known.bare) known.restedMs = longerRestMs(known.restedMs, nowMs - (known.heardMs ?? nowMs));
      known.bare = true;
      return this.#flow(endpointId, known);
    }
    this.#judge(endpointId, known, nowMs);
  }

  /** Nothing came until now. Where nothing ever did, that is no matter as long as the page does not try to connect them. */
  #judge(endpointId: EndpointId, known: Known, nowMs: number): void {
    const { came, workerDied, heardMs } = known;
    if (heardMs === null || !this.#parts.isHeard(endpointId) || !(came || known.media.isUsed)) return;
    const doubtMs = known.doubtedMs === null ? null : nowMs - known.doubtedMs;
    const at = { nowMs, awakeSinceMs: this.#awakeSinceMs, doubtMs, came, restedMs: known.bare ? known.restedMs : null };
    const state = mediaSilenceAt(heardMs, at, this.#parts.patience);
    if (state === known.state || state === 'flowing' || known.state === 'outage') return;
    const covered = this.isSilent(endpointId);
    known.state = state;
    if (!covered) this.#parts.covers(endpointId, null);
    const cause = workerDied ? 'worker' : came ? 'cut' : 'never-came';
    if (state === 'outage') this.#parts.tell(endpointId, { heardMs, cause });
    this.#tellSilent();
  }

  /** Something has come. */
  #flow(endpointId: EndpointId, known: Known): void {
    const { state } = known;
    const covered = this.isSilent(endpointId);
    const nowMs = this.#parts.clock.monotonicMs();
    const backAfterMs = state === 'flowing' ? null : nowMs - (known.heardMs ?? nowMs);
    known.heardMs = nowMs;
    known.came = true;
    known.workerDied = false;
    known.state = 'flowing';
    known.doubtedMs = null;
    if (state !== 'flowing') this.#parts.tell(endpointId, null);
    if (covered) this.#parts.covers(endpointId, backAfterMs);
    if (state !== 'flowing') this.#tellSilent();
  }

  #tellSilent(): void {
    const silent = [...this.#known].flatMap(([endpointId, { state, heardMs }]) =>
      state === 'flowing' || heardMs === null ? [] : [[endpointId, heardMs] as const],
    );
    this.#parts.silent(new Map(silent));
  }
}
