import {
  isOfKind,
  Refusal,
  type EndpointId,
  type MediaParameters,
  type NoticeOf,
  type SeatView,
  type SourceId,
  type ShownPicture,
} from '@diem-cau/shared';
import type { WholeNeed } from '../../../domain/meeting/reception/whole-need.ts';
import { kinds } from '../../../domain/meeting/connections/kinds.ts';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import { maySend } from '../../../domain/meeting/sources/sending.ts';
import { sharedScreen } from '../../../domain/meeting/sources/state.ts';
import { voicesAbove } from '../../../domain/meeting/ladder/allowance.ts';
import { limited } from '../../../domain/meeting/ladder/limiting.ts';
import type { Bound } from '../../../domain/meeting/hub-line/bound.ts';
import type { Limits } from '../../../domain/meeting/ladder/state.ts';
import { sameStep, type Step } from '../../../domain/meeting/ladder/steps.ts';
import { onAir, sameOnAir, type OnAir } from '../../../domain/meeting/reception/on-air.ts';
import { viewerOf } from '../../../domain/meeting/reception/viewer.ts';
import { isSeat, type OfEndpoint, type SeatConnection } from '../connections/connection.ts';
import type { Follower, Settled } from './followers.ts';
import type { Stopwatch } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { ConnectionMedia, MediaPlane } from '../../ports/media-plane.ts';
import { bind, explain, openWith, useOf, wholeNeedOf, type Held, type Open } from './held-media.ts';
import type { LineUse } from '../line-uses.ts';
import { listenerOf } from './media-listener.ts';
import { MissedNotices } from './missed-notices.ts';
import type { LadderWatch } from './ladder-watch.ts';
import { openedInTime } from './opened-in-time.ts';
import { Sounding } from './sounding.ts';
import type { ScreenCodecs } from './screen-codecs.ts';
import type { Sending } from './sending.ts';
import type { WantedLayers } from './wanted-layers.ts';

interface MediaFollowerParts {
  readonly plane: MediaPlane;
  readonly ladder: Pick<LadderWatch, 'begin' | 'end' | 'estimated'>;
  readonly wantedLayers: Pick<WantedLayers, 'again' | 'follow' | 'forget' | 'watched' | 'close'>;
  readonly screenCodecs: Pick<ScreenCodecs, 'begin' | 'end' | 'tell' | 'close'>;
  readonly logger: Logger;
  readonly clock: Stopwatch;
}

/** The media of one meeting's connections: what they send and receive is made to follow the meeting. */
export class MediaFollower implements Follower {
  readonly name = 'media';
  readonly #parts: MediaFollowerParts;
  /** By the connection's name: a younger seat has the place of the older one from when its media are open. */
  readonly #held = new Map<string, Held>();
  readonly #seats = new Map<EndpointId, Held>();
  /** What the meeting gives; the same object as long as it is the same. */
  #onAir: OnAir | null = null;
  /** What endpoints receive at most, set by hand. */
  #limits: Limits = new Map();
  /** What each endpoint sends. */
  #sent: ReadonlyMap<EndpointId, readonly SourceId[]> = new Map();
  readonly #sounding = new Sounding();

  constructor(parts: MediaFollowerParts) {
    this.#parts = parts;
  }

  /** The media of the seats that have some now. */
  get ofSeats(): ReadonlyMap<EndpointId, ConnectionMedia> {
    return new Map(
      [...this.#seats].flatMap(([endpointId, { open }]) => (open === null ? [] : [[endpointId, open.media]])),
    );
  }

  /** What a seat would be sent and send at most, in bit/s, were nothing of it kept back; null where it has no media. */
  wholeNeed(seat: SeatView): WholeNeed | null {
    return wholeNeedOf(this.#seats.get(seat.endpointId), this.#onAir, seat, this.#parts.wantedLayers);
  }

  /** Opens media for a connection, in the place of any of its name. Refuses with `media-refused`, `media-unavailable`. */
  async open(meeting: Meeting, connection: OfEndpoint, rtpCapabilities: MediaParameters): Promise<ConnectionMedia> {
    const missed = new MissedNotices(this.#parts.clock);
    const { step, beginsWith } = this.#parts.ladder.begin(connection);
    const { endpointId, name } = connection;
    const opening = { meetingId: meeting.meetingId, name, endpointId, sends: kinds[connection.as].sends, beginsWith };
    const listener = listenerOf(connection, missed, {
      again: () => this.#held.get(name)?.open?.receiving.again(),
      estimated: (estimate) => this.#parts.ladder.estimated(connection, estimate),
    });
    const { plane, logger } = this.#parts;
    const media = await openedInTime(plane, { opening, rtpCapabilities, listener }, logger);
    const held: Held = {
      connection,
      open: openWith(media, kinds[connection.as].sends, logger),
      ...{ viewer: viewerOf(meeting, endpointId, step), borne: step, readyPage: null, missed },
    };
    this.#held.set(name, held);
    if (isSeat(connection)) {
      this.#seats.set(endpointId, held);
      this.#parts.wantedLayers.forget(endpointId);
    }
    this.#onAir ??= onAir(meeting);
    this.#parts.screenCodecs.begin(connection, media.reads);
    this.#sound(endpointId);
    return media;
  }

  /** The media of this connection. Refuses with `not-in-meeting`, `media-unavailable`. */
  of(connection: OfEndpoint): ConnectionMedia {
    return this.#openOf(connection).media;
  }

  /** Whether a connection has its place here: of several pages on one seat only the one whose media were opened last. */
  isHeldBy(connection: OfEndpoint): boolean {
    return this.#heldBy(connection) !== null;
  }

  /** The media of this connection; null where they are lost, or another has its place. */
  openOf(connection: OfEndpoint): ConnectionMedia | null {
    return this.#heldBy(connection)?.open?.media ?? null;
  }

  /** What a seat that dropped out may come back to, and whether that comes back open. */
  restingOf(seat: SeatConnection): ReadonlyMap<SourceId, boolean> {
    return this.#heldBy(seat)?.open?.sending?.resting ?? new Map();
  }

  /** What this seat sends. Refuses as `of`. */
  sendingOf(seat: SeatConnection): Sending {
    const { sending } = this.#openOf(seat);
    if (sending === null) throw new Refusal('sends-nothing');
    return sending;
  }

  /** The page has its transports, or goes on with those of the page before: streams may be offered to it from now on. */
  ready(connection: OfEndpoint): void {
    const held = this.#heldBy(connection);
    if (held === null) return;
    const { page } = connection;
    const goesOn = held.readyPage !== null && held.readyPage !== page;
    held.readyPage = page;
    this.#parts.screenCodecs.tell(connection);
    // What was said of its cameras may have been lost with its socket.
    if (goesOn) {
      this.#parts.wantedLayers.again(connection.endpointId);
      held.missed.tellAgain(page, (source) => held.open?.sending?.sends(source) === true);
      held.open?.receiving.goesOn();
    }
    this.#receive(held);
  }

  /** These pictures stand on the page now: what it receives follows, and nothing of the others. */
  show(connection: OfEndpoint, pictures: readonly ShownPicture[]): void {
    const held = this.#heldBy(connection);
    if (held === null || this.#onAir === null) return;
    held.viewer = { ...held.viewer, shown: { pictures, stage: this.#onAir.stage } };
    this.#receive(held);
    this.#watch();
  }

  /** The line of a connection, or its PC, bears more or less than before: what it receives follows, and nothing of the others. */
  stand(connection: OfEndpoint, step: Step): void {
    const held = this.#heldBy(connection);
    if (held === null) return;
    held.borne = step;
    this.#onItsRung(held);
    this.#receive(held);
    this.#watch();
  }

  /** What its connections that receive want of the hub's own line, on their rungs. @param screenTakes what the shared screen takes, in bit/s */
  uses(screenTakes: number): readonly Omit<LineUse, 'estimate'>[] {
    const now = this.#onAir;
    return now === null ? [] : [...this.#held.values()].flatMap((held) => useOf(held, now, screenTakes) ?? []);
  }

  /** What comes of the shared screen now, in bit/s; null where there is none. Rejects while the media server can't say. */
  async screenRate(): Promise<number | null> {
    const screen = this.#onAir?.screen ?? null;
    return screen === null ? null : (this.#seats.get(screen.endpointId)?.open?.media.rateOf(screen.source) ?? null);
  }

  /** Connections are bounded by the hub's own line like this, by their names: what they receive follows. */
  bind(bounds: ReadonlyMap<string, Bound>): void {
    const changed = [...this.#held].filter(([name, held]) => bind(held, bounds.get(name) ?? null));
    for (const [, held] of changed) this.#receive(held);
    if (changed.length > 0) this.#watch();
  }

  /** Up to this layer a camera of a seat is watched. */
  tellWatched(endpointId: EndpointId, watched: NoticeOf<'media.watched'>): void {
    this.#seats.get(endpointId)?.connection.page.tell('media.watched', watched);
  }

  /** How many voices more a connection would get on the step above one. */
  voicesAbove(connection: OfEndpoint, step: number): number {
    const held = this.#heldBy(connection);
    return held === null || this.#onAir === null ? 0 : voicesAbove(step, this.#onAir, connection.endpointId);
  }

  /** Closes a connection's media, where it has any. */
  release(connection: OfEndpoint): void {
    const held = this.#heldBy(connection);
    if (held === null) return;
    held.open?.media.close();
    this.#parts.ladder.end(connection);
    this.#held.delete(connection.name);
    if (this.#seats.get(connection.endpointId) === held) this.#seats.delete(connection.endpointId);
    this.#parts.screenCodecs.end(connection);
    this.#sound(connection.endpointId);
  }

  /** The media of this connection, or of all, are lost: they are to be opened anew. */
  lose(only?: OfEndpoint): void {
    for (const held of this.#held.values()) {
      if (only !== undefined && held.connection !== only) continue;
      held.open?.media.close();
      held.open = null;
      held.connection.page.tell('media.lost', {});
    }
  }

  /** Because its endpoint wants it, at once and ahead of the record: ends (`end`) a source for good, or shuts its voice. Refuses as `of`. */
  async shut(seat: SeatConnection, source: SourceId, end: boolean): Promise<void> {
    await this.sendingOf(seat).shut(source, end);
  }

  /** An endpoint's voice is wanted open (again): its seat is told anew what the meeting says. */
  openVoice(endpointId: EndpointId): void {
    this.#seats.get(endpointId)?.open?.sending?.openVoice();
  }

  /** First what must hold, then what is told. */
  async settled({ meeting, facts }: Settled): Promise<void> {
    try {
      await this.enforce(meeting);
    } finally {
      explain(facts, this.#seats);
      this.distribute(meeting);
    }
  }

  /** Media are closed with the meeting's, by the media plane, or with their connection. */
  close(): void {
    this.#parts.wantedLayers.close();
    this.#parts.screenCodecs.close();
  }

  /** Makes what each seat sends equal to what the meeting allows now; throws when the media plane has not done all of it. */
  async enforce(meeting: Meeting): Promise<void> {
    const outcomes = await Promise.allSettled(
      [...this.#seats].flatMap(([endpointId, held]) => this.#enforceOn(meeting, endpointId, held)),
    );
    const failures = outcomes.flatMap((each): unknown[] => (each.status === 'rejected' ? [each.reason] : []));
    if (failures.length > 0) throw new AggregateError(failures, 'sources could not be opened or shut');
  }

  /** Makes what each connection receives follow the meeting, the stage and what stands on its page. */
  distribute(meeting: Meeting): void {
    const now = onAir(meeting);
    if (this.#onAir === null || !sameOnAir(this.#onAir, now)) this.#onAir = now;
    this.#sounding.follow(meeting, this.#held.values());
    this.#limits = meeting.ladder;
    for (const held of this.#held.values()) {
      this.#onItsRung(held);
      this.#receive(held);
    }
    this.#sent = new Map([...meeting.sources].map(([endpointId, { sending }]) => [endpointId, [...sending]]));
    this.#watch();
  }

  #onItsRung(held: Held): void {
    const step = limited(held.borne, this.#limits.get(held.connection.endpointId));
    if (!sameStep(step, held.viewer)) held.viewer = { ...held.viewer, ...step };
  }

  /** What is watched of the cameras follows what everybody receives. */
  #watch(): void {
    const received = [...this.#held.values()].map(({ open }) => open?.receiving.received ?? []);
    this.#parts.wantedLayers.follow(this.#sent, received);
  }

  /** Who dropped out and is still held only rests; what may not be sent any more when it is heard again ends, and its page is told. */
  #enforceOn(meeting: Meeting, endpointId: EndpointId, { connection, open, missed }: Held): Promise<void>[] {
    const sending = open?.sending ?? null;
    if (sending === null) return [];
    if (meeting.seats.get(endpointId)?.presence.state === 'dropped') return sending.rest();
    const allowed = maySend(meeting, endpointId);
    for (const source of sending.wake().filter((each) => !allowed.has(each))) {
      const cause = isOfKind(source, 'screen') && sharedScreen(meeting.sources) !== null ? 'taken' : 'stopped-by-chair';
      missed.stopped(connection.page, { source, cause });
    }
    return sending.follow(allowed);
  }

  #sound(endpointId: EndpointId): void {
    for (const held of this.#sounding.settle(endpointId, this.#held.values())) this.#receive(held);
  }

  #heldBy(connection: OfEndpoint): Held | null {
    const held = this.#held.get(connection.name);
    return held?.connection === connection ? held : null;
  }

  #openOf(connection: OfEndpoint): Open {
    const held = this.#heldBy(connection);
    if (held === null) throw new Refusal('not-in-meeting');
    if (held.open === null) throw new Refusal('media-unavailable');
    return held.open;
  }

  #receive({ open, readyPage, viewer }: Held): void {
    if (open !== null && readyPage !== null && this.#onAir !== null) open.receiving.follow(this.#onAir, viewer);
  }
}
