import {
  isOfSound,
  isWatched,
  type EndpointId,
  type Instant,
  type SourceTrouble,
  type ToldTrouble,
  type WatchedSource,
} from '@diem-cau/shared';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import { longestRestMs } from '../../../domain/meeting/lives/life-signs.ts';
import { maySend } from '../../../domain/meeting/sources/sending.ts';
import {
  forgetTrouble,
  seeTrouble,
  settleTrouble,
  wellSource,
  type SteadyTrouble,
} from '../../../domain/meeting/troubles/steadying.ts';
import { guarded } from '../../kit/guarded.ts';
import { within } from '../../kit/time-limit.ts';
import type { Stopwatch } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { ConnectionMedia } from '../../ports/media-plane.ts';
import type { Follower, Settled } from './followers.ts';
import type { OutageWatch } from './outage-watch.ts';
import { presences } from './presences.ts';

/**
 * Pause between two looks at what arrives of an open source, in milliseconds: a source that ends is missed by the second one, within 3 s.
 * A microphone that hears nothing still sends a packet every 400 ms, and a camera's streams count as ended after 1.5 s.
 */
export const arrivalsEveryMs = 1_500;

/** The same for one of which nothing arrives, in milliseconds: what is said of it goes when it is there again. */
const missedEveryMs = 500;

/** A source that can't be looked at in so many milliseconds is left for the next time; the media plane's own limits are shorter. */
const askLimitMs = 5_000;

/** What is known of one source. */
interface Watched {
  /** What its own page says of it. */
  own: SourceTrouble | null;
  /** Open at the hub, and nothing has come since then; null where it does. */
  unreceivedMs: number | null;
  /** Its media have only just come back: until then it is not blamed that nothing of it comes. */
  sparedMs: number;
  /** When it is looked at next. */
  lookMs: number;
  steady: SteadyTrouble;
}

/** A source stands otherwise than before, for so many milliseconds already. */
type TellTrouble = (
  endpointId: EndpointId,
  source: WatchedSource,
  trouble: SourceTrouble | null,
  forMs: number,
) => void;

interface TroubleWatchParts {
  /** The seats of the meeting that have media now. */
  readonly seated: () => ReadonlyMap<EndpointId, Pick<ConnectionMedia, 'arrives'>>;
  /** Whether the page of a seat owes no sign of life. */
  readonly isHeard: (endpointId: EndpointId) => boolean;
  /** Whether a source sends nothing for a while, and has said so. */
  readonly rests: (endpointId: EndpointId, source: WatchedSource) => boolean;
  /** Whether the media of a seat come at all; told of each source that arrives, and of each that does no more. */
  readonly outages: Pick<OutageWatch, 'isSilent' | 'arrived' | 'missed'>;
  readonly clock: Stopwatch;
  readonly logger: Logger;
  readonly tell: TellTrouble;
}

/**
 * Watches what is wrong with the sources of one meeting: what their pages say of them, and, without these, whether anything of them
 * arrives while they are open. Tells each change once, steadied.
 *
 * A source that sends nothing is missed by the second look. That it is not its media is told by the next thing that comes by them: where only what
 * keeps their path open does, each P, the source is named within 6 s and 1.25 P (9 s with Chromium, whose P is 2.5 s), and four times as much as a look is late.
 */
export class TroubleWatch implements Follower {
  readonly name = 'troubles';
  readonly #parts: TroubleWatchParts;
  readonly #watched = new Map<EndpointId, Map<WatchedSource, Watched>>();
  /** The sources that are open, and of which therefore something has to arrive. */
  #open: ReadonlyMap<EndpointId, readonly WatchedSource[]> = new Map();
  /** Since when each endpoint had been there at the last look. */
  #presentSince: ReadonlyMap<EndpointId, Instant> = new Map();
  #looking: NodeJS.Timeout | 'now' | null = null;
  #settling: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(parts: TroubleWatchParts) {
    this.#parts = parts;
  }

  /** An endpoint's page has said all that is wrong with its own sources. */
  hear(endpointId: EndpointId, troubles: readonly ToldTrouble[]): void {
    if (this.#closed || !this.#presentSince.has(endpointId)) return;
    const nowMs = this.#parts.clock.monotonicMs();
    const known = this.#watched.get(endpointId)?.keys() ?? [];
    for (const source of new Set([...known, ...troubles.map((each) => each.source)])) {
      const told = troubles.find((each) => each.source === source);
      const watched = this.#of(endpointId, source);
      watched.own = told?.trouble ?? null;
      this.#see(endpointId, watched, nowMs, told?.forMs ?? 0);
    }
    this.#settle();
  }

  /**
   * It has become another matter whether the media of an endpoint come at all: its sources are missed for themselves from now on, or no more.
   * @param backAfterMs they have come back after so long: what arrives of each is seen by the next looks; else null
   */
  covered(endpointId: EndpointId, backAfterMs: number | null): void {
    const nowMs = this.#parts.clock.monotonicMs();
    for (const watched of this.#watched.get(endpointId)?.values() ?? []) {
      if (backAfterMs !== null) spare(watched, nowMs, backAfterMs);
      this.#see(endpointId, watched, nowMs, nowMs - (watched.unreceivedMs ?? nowMs));
    }
    this.#settle();
  }

  /** Forgets endpoints that went away, even if they are back already, and looks at what is open now. */
  settled({ meeting }: Pick<Settled, 'meeting'>): void {
    const presentSince = presences(meeting);
    for (const endpointId of [...this.#watched.keys()])
      if (presentSince.get(endpointId) !== this.#presentSince.get(endpointId)) this.#forget(endpointId);
    this.#presentSince = presentSince;
    this.#opened(new Map([...presentSince.keys()].map((endpointId) => [endpointId, openSources(meeting, endpointId)])));
    for (const [endpointId, sources] of this.#watched)
      for (const [source, watched] of sources)
        if (!this.#isOpen(endpointId, source)) this.#arrives(endpointId, watched, true);
    this.#settle();
    this.#lookLater();
  }

  /** Idempotent. */
  close(): void {
    this.#closed = true;
    if (this.#looking !== null && this.#looking !== 'now') clearTimeout(this.#looking);
    if (this.#settling !== null) clearTimeout(this.#settling);
    this.#looking = null;
    this.#settling = null;
    this.#watched.clear();
  }

  /** What was just opened has a while to arrive. */
  #opened(open: ReadonlyMap<EndpointId, readonly WatchedSource[]>): void {
    const before = this.#open;
    this.#open = open;
    const lookMs = this.#parts.clock.monotonicMs() + arrivalsEveryMs;
    for (const [endpointId, sources] of open)
      for (const source of sources)
        if (before.get(endpointId)?.includes(source) !== true) this.#of(endpointId, source).lookMs = lookMs;
  }

  #forget(endpointId: EndpointId): void {
    const nowMs = this.#parts.clock.monotonicMs();
    for (const watched of this.#watched.get(endpointId)?.values() ?? []) {
      watched.own = null;
      watched.unreceivedMs = null;
      watched.steady = forgetTrouble(watched.steady, nowMs);
    }
  }

  #of(endpointId: EndpointId, source: WatchedSource): Watched {
    const sources = this.#watched.get(endpointId) ?? new Map<WatchedSource, Watched>();
    this.#watched.set(endpointId, sources);
    const watched = sources.get(source) ?? {
      own: null,
      unreceivedMs: null,
      sparedMs: 0,
      lookMs: 0,
      steady: wellSource,
    };
    sources.set(source, watched);
    return watched;
  }

  #isOpen(endpointId: EndpointId, source: WatchedSource): boolean {
    return this.#open.get(endpointId)?.includes(source) === true;
  }

  /** The page knows the cause; the hub only that nothing comes, which is no trouble of the source where nothing comes of any. */
  #see(endpointId: EndpointId, watched: Watched, nowMs: number, forMs: number): void {
    const isMissed =
      watched.unreceivedMs !== null && nowMs >= watched.sparedMs && !this.#parts.outages.isSilent(endpointId);
    // What does not arrive sounds like nothing.
    const own = isMissed && watched.own !== null && isOfSound(watched.own) ? null : watched.own;
    const seen = own ?? (isMissed ? 'unreceived' : null);
    watched.steady = seeTrouble(watched.steady, seen, { nowMs, sinceMs: nowMs - forMs });
  }

  /** Tells the watch of outages first: it says by this whether the source is to blame. */
  #arrives(endpointId: EndpointId, watched: Watched, arrives: boolean): void {
    const nowMs = this.#parts.clock.monotonicMs();
    if ((watched.unreceivedMs === null) === arrives) return;
    watched.unreceivedMs = arrives ? null : nowMs - arrivalsEveryMs;
    if (!arrives) this.#parts.outages.missed(endpointId, arrivalsEveryMs);
    this.#see(endpointId, watched, nowMs, arrives ? 0 : arrivalsEveryMs);
  }

  #takes(endpointId: EndpointId, watched: Watched, arrives: boolean): void {
    this.#arrives(endpointId, watched, arrives);
    const nowMs = this.#parts.clock.monotonicMs();
    if (arrives) return this.#parts.outages.arrived(endpointId);
    watched.lookMs = Math.min(watched.lookMs, nowMs + missedEveryMs);
    this.#see(endpointId, watched, nowMs, nowMs - (watched.unreceivedMs ?? nowMs));
  }

  /** Tells what has to be told, and comes back when more has to be. */
  #settle(): void {
    if (this.#settling !== null) clearTimeout(this.#settling);
    this.#settling = null;
    const nowMs = this.#parts.clock.monotonicMs();
    const waits: number[] = [];
    for (const [endpointId, sources] of this.#watched)
      for (const [source, watched] of sources) {
        const { steady, tell, againInMs } = settleTrouble(watched.steady, nowMs);
        watched.steady = steady;
        if (againInMs !== null) waits.push(againInMs);
        if (tell) this.#parts.tell(endpointId, source, steady.told, nowMs - steady.seenSinceMs);
      }
    if (waits.length === 0 || this.#closed) return;
    const settle = guarded(this.#parts.logger, 'troubles', () => this.#settle());
    this.#settling = setTimeout(settle, Math.min(...waits));
  }

  #lookLater(): void {
    const nothingOpen = [...this.#open.values()].every((sources) => sources.length === 0);
    if (this.#closed || this.#looking !== null || nothingOpen) return;
    this.#looking = setTimeout(() => {
      this.#looking = 'now';
      void this.#look();
    }, missedEveryMs);
  }

  /** One source after the other, so that the media server is never asked much at once; and none that is not open, or not yet due. */
  async #look(): Promise<void> {
    const seated = this.#parts.seated();
    for (const [endpointId, sources] of this.#open)
      for (const source of sources)
        if (this.#of(endpointId, source).lookMs - missedEveryMs / 2 <= this.#parts.clock.monotonicMs())
          await this.#lookAt(endpointId, source, seated.get(endpointId));
    if (this.#closed) return;
    this.#looking = null;
    this.#settle();
    this.#lookLater();
  }

  async #lookAt(
    endpointId: EndpointId,
    source: WatchedSource,
    media: Pick<ConnectionMedia, 'arrives'> | undefined,
  ): Promise<void> {
    if (this.#closed || media === undefined || !this.#isOpen(endpointId, source)) return;
    // Of whom nothing is heard at all, nothing is wrong with the source.
    if (!this.#parts.isHeard(endpointId)) return;
    const watched = this.#of(endpointId, source);
    watched.lookMs =
      this.#parts.clock.monotonicMs() + (watched.unreceivedMs === null ? arrivalsEveryMs : missedEveryMs);
    if (this.#parts.rests(endpointId, source)) return this.#arrives(endpointId, watched, true);
    try {
      const arrives = await within(media.arrives(source), askLimitMs);
      // Who left or shut it meanwhile, or sits on other media by now, was not looked at.
      const same = this.#parts.seated().get(endpointId) === media;
      if (
        arrives !== null &&
        same &&
        this.#parts.isHeard(endpointId) &&
        !this.#closed &&
        this.#isOpen(endpointId, source)
      )
        this.#takes(endpointId, watched, arrives);
    } catch (error) {
      if (!this.#closed && this.#parts.seated().get(endpointId) === media)
        this.#parts.logger.warn({ err: error, endpointId, source }, 'nobody can say whether a source arrives');
    }
  }
}

/** Its media are back: the longer they were not, the longer its packets may take. What was away for longer than a path rests is missed from now on. */
const spare = (watched: Watched, nowMs: number, backAfterMs: number): void => {
  watched.sparedMs = nowMs + Math.min(Math.max(backAfterMs / 4, 2 * missedEveryMs), 2 * arrivalsEveryMs);
  if (watched.unreceivedMs !== null && backAfterMs > longestRestMs) watched.unreceivedMs = nowMs;
};

const openSources = (meeting: Meeting, endpointId: EndpointId): readonly WatchedSource[] =>
  [...maySend(meeting, endpointId)].flatMap(([source, open]) => (open && isWatched(source) ? [source] : []));
