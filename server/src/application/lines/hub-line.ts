import {
  climbFrom,
  climbOn,
  lowerRung,
  rungs,
  type Climb,
  type EndpointId,
  type HubLineView,
  type Instant,
  type MeetingId,
  type Patience,
} from '@diem-cau/shared';
import { boundOf, type Bound } from '../../domain/meeting/hub-line/bound.ts';
import { learn, unlearnt, type Learning } from '../../domain/meeting/hub-line/learning.ts';
import { shareOut, sumOf, type Wants } from '../../domain/meeting/hub-line/sharing.ts';
import { guarded } from '../kit/guarded.ts';
import type { LineUse, MeetingUses } from '../meeting/line-uses.ts';
import type { OfEndpoint } from '../meeting/connections/connection.ts';
import type { Clock, Stopwatch } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';

/** Pause between two looks, in milliseconds: estimates come as often. */
export const sharesEveryMs = 1_000;

/** Of what whoever runs the hub says that its line bears, so much is shared; pages, signalling, headers and what is sent twice take the rest. */
const sharedOfSet = 0.9;

/** A shared screen takes so much while nobody has asked yet, in bit/s: a document that scrolls now and then. */
const screenAtFirst = 400_000;
/** A screen takes by fits and starts: its rate is evened out over so many looks. */
const evenedOver = 10;
/** What a screen takes is rounded up, and what pictures may take down, so that not every look bounds everybody anew; in bit/s. */
const screenSteps = 50_000;
const boundSteps = 10_000;

/** Down at once, for the line is full; up again with patience, so that a screen that moves by fits and starts takes nobody's pictures again and again. */
const patience: Patience = { believeAfterMs: 0, firstMs: 5_000, longestMs: () => 60_000, provenAfterMs: 30_000 };

interface HubLinePorts {
  readonly meetings: () => readonly MeetingUses[];
  /** What the line bears from the hub, in bit/s, as whoever runs it says; null where nobody does: then it is learnt. */
  readonly set: number | null;
  /** Whether a page that comes from this address is in the hub's own local network. */
  readonly isLocal: (from: string) => boolean;
  readonly clock: Clock & Stopwatch;
  readonly logger: Logger;
}

/** One connection of one meeting. */
interface UseOf extends LineUse {
  readonly meetingId: MeetingId;
}

/**
 * The one owner of the hub's own line: what it bears, over all meetings, and who has how much of it. It looks once a second, and bounds connections where
 * not all that is wanted fits.
 */
export class HubLine {
  readonly #ports: HubLinePorts;
  readonly #screens = new Map<MeetingId, number>();
  readonly #climbs = new WeakMap<OfEndpoint, Climb>();
  #learning: Learning = unlearnt;
  #timer: NodeJS.Timeout | null = null;
  #lookedMs: number;
  #shortSince: Instant | null = null;
  #view: HubLineView | null = null;
  #short: ReadonlySet<EndpointId> = new Set();

  constructor(ports: HubLinePorts) {
    this.#ports = ports;
    this.#lookedMs = ports.clock.monotonicMs();
  }

  /** Looks once a second from now on. Idempotent. */
  start(): void {
    this.#timer ??= setInterval(
      guarded(this.#ports.logger, 'hub line', () => this.look()),
      sharesEveryMs,
    );
    this.#timer.unref();
  }

  /** Idempotent. */
  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** How the line stands over all meetings; null where nothing is known of what it bears. */
  get view(): HubLineView | null {
    return this.#view;
  }

  /** Whether an endpoint is reached by the hub's own line while that bears less than what is wanted. */
  isShortFor(endpointId: EndpointId): boolean {
    return this.#short.has(endpointId);
  }

  /** Looks at what is wanted and shares the line out. */
  look(): void {
    const { meetings, set, clock } = this.#ports;
    const nowMs = clock.monotonicMs();
    const forMs = nowMs - this.#lookedMs;
    this.#lookedMs = nowMs;
    const all = meetings();
    const uses = all.flatMap((meeting) =>
      meeting
        .uses(Math.ceil((this.#screens.get(meeting.meetingId) ?? screenAtFirst) / screenSteps) * screenSteps)
        .map((use): UseOf => ({ ...use, meetingId: meeting.meetingId })),
    );
    const over = uses.filter(({ connection }) => !this.#ports.isLocal(connection.page.from));
    const wanted = over.reduce((sum, { wants }) => sum + sumOf(wants), 0);
    if (set === null) this.#learn(uses, over, wanted, { nowMs, forMs });
    const total = set === null ? this.#learning.total : set * sharedOfSet;
    const bounds = total === null ? new Map<UseOf, Bound>() : this.#share(total, over, nowMs);
    for (const meeting of all) {
      const its = [...bounds].filter(([{ meetingId }]) => meetingId === meeting.meetingId);
      meeting.bind(new Map(its.map(([{ connection }, bound]) => [connection.name, bound])));
      if (total !== null) this.#askForScreen(meeting);
    }
    this.#tell(total, wanted, over, uses);
  }

  #learn(uses: readonly UseOf[], over: readonly UseOf[], wanted: number, time: { nowMs: number; forMs: number }): void {
    const now = uses.flatMap((use) =>
      use.estimate === null
        ? []
        : [
            {
              name: `${use.meetingId} ${use.connection.name}`,
              overHubLine: over.includes(use),
              ...use.estimate,
              allowed: use.bound?.pictures ?? null,
              voices: use.wants.voices,
            },
          ],
    );
    const before = this.#learning.total;
    this.#learning = learn(this.#learning, now, wanted, time);
    const { total } = this.#learning;
    if ((before === null) !== (total === null))
      this.#ports.logger.info({ total, wanted, lines: now.length }, 'what the hub’s own line bears was learnt');
  }

  #share(total: number, over: readonly UseOf[], nowMs: number): ReadonlyMap<UseOf, Bound> {
    const wanting = over.map(({ connection: { endpointId }, wants }) => ({ endpointId, wants }));
    const shares = shareOut(total, wanting);
    return new Map(
      over.flatMap((use, index) => {
        const share = shares[index] ?? use.wants;
        const bound = this.#steadied(use, boundOf(use.wants, share), nowMs);
        return bound === null ? [] : [[use, bound] as const];
      }),
    );
  }

  #steadied({ connection, wants }: UseOf, bound: Bound | null, nowMs: number): Bound | null {
    const before = this.#climbs.get(connection) ?? climbFrom(0, nowMs);
    const step = rungs.indexOf(bound?.rung ?? 'full');
    const climb = climbOn(before, { nowMs, bears: step >= before.step && step > 0 ? step : null }, patience);
    this.#climbs.set(connection, climb);
    const held = rungs[climb.step] ?? 'full';
    if (bound === null) return held === 'full' ? null : { rung: held, fewVoices: false, pictures: pictureWants(wants) };
    const pictures = Math.floor(bound.pictures / boundSteps) * boundSteps;
    return { ...bound, pictures, rung: lowerRung(bound.rung, held) };
  }

  #askForScreen(meeting: MeetingUses): void {
    const { meetingId } = meeting;
    meeting.screenRate().then(
      (rate) => {
        const before = this.#screens.get(meetingId) ?? screenAtFirst;
        if (rate === null) this.#screens.delete(meetingId);
        else this.#screens.set(meetingId, before + (rate - before) / evenedOver);
      },
      // The media server is in trouble, of which others tell.
      () => undefined,
    );
  }

  #tell(total: number | null, wanted: number, over: readonly UseOf[], uses: readonly UseOf[]): void {
    const { set, clock } = this.#ports;
    const isShort = total !== null && wanted > total;
    this.#shortSince = isShort ? (this.#shortSince ?? clock.now()) : null;
    const endpoints = (of: readonly UseOf[]): ReadonlySet<EndpointId> =>
      new Set(of.map(({ connection }) => connection.endpointId));
    const overIt = endpoints(over);
    this.#short = isShort ? overIt : new Set();
    if (total === null) {
      this.#view = null;
      return;
    }
    const local = endpoints(uses.filter((use) => !overIt.has(use.connection.endpointId)));
    const part = set === null ? 1 : sharedOfSet;
    this.#view = {
      // What is said is the whole line, with what it carries besides.
      ...{ wanted: Math.round(wanted / part), bears: Math.round(total / part), known: set === null ? 'learnt' : 'set' },
      ...{ shortSince: this.#shortSince, over: overIt.size, local: local.size },
    };
  }
}

const pictureWants = (wants: Wants): number => sumOf(wants) - wants.voices;
