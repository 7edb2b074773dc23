import {
  isOfKind,
  Refusal,
  sourcesOf,
  type EndpointId,
  type MediaParameters,
  type ShownPicture,
  type SourceId,
} from '@diem-cau/shared';
import type { StampedEvent } from '../../../domain/meeting/events.ts';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import { maySend } from '../../../domain/meeting/sources/sending.ts';
import { onAir, sameOnAir, type OnAir } from '../../../domain/meeting/reception/on-air.ts';
import type { Viewer } from '../../../domain/meeting/reception/viewer.ts';
import type { Page } from '../connections/page.ts';
import type { Follower, Settled } from './followers.ts';
import type { Logger } from '../../ports/logger.ts';
import type { MediaPlane, SeatMedia } from '../../ports/media-plane.ts';
import { TimedOut, within } from '../../kit/time-limit.ts';
import { Receiving } from './receiving.ts';

/** A media plane that has not answered after so long, in milliseconds, holds no turn up any more; its own limits are shorter. */
const mediaLimitMs = 8_000;

/** A seat that a page holds: the page, its media, and what stands on it. */
interface HeldSeat {
  readonly page: Page;
  media: SeatMedia | null;
  readonly receiving: Receiving;
  viewer: Viewer;
  /** Whether the page has its transports; before that it can't be offered streams. */
  ready: boolean;
  /** What the media plane was last told of each source by the meeting: open or shut; `unknown` where it could not be told. */
  readonly told: Map<SourceId, boolean | 'unknown'>;
  /** What its endpoint itself has shut, perhaps ahead of the record: it stays shut until the endpoint opens it, whatever the record says. */
  readonly ownOff: Set<Off>;
}

/** One source that was ended, or the voice: every microphone of it, those included that are only being prepared. */
type Off = SourceId | 'voice';

const isOff = ({ ownOff }: HeldSeat, source: SourceId): boolean =>
  ownOff.has(source) || (isOfKind(source, 'microphone') && ownOff.has('voice'));

/** The media of one meeting's seats: what they send and receive is made to follow the meeting. */
export class SeatsMedia implements Follower {
  readonly name = 'media';
  readonly #plane: MediaPlane;
  readonly #logger: Logger;
  readonly #seats = new Map<EndpointId, HeldSeat>();
  /** What the meeting gives; the same object as long as it is the same. */
  #onAir: OnAir | null = null;

  constructor(plane: MediaPlane, logger: Logger) {
    this.#plane = plane;
    this.#logger = logger;
  }

  /** The page that holds an endpoint's seat. */
  pageOf(endpointId: EndpointId): Page | null {
    return this.#seats.get(endpointId)?.page ?? null;
  }

  pages(): Page[] {
    return [...this.#seats.values()].map((seat) => seat.page);
  }

  /** The media of the seats that have some now. */
  get media(): ReadonlyMap<EndpointId, SeatMedia> {
    return new Map(
      [...this.#seats].flatMap(([endpointId, { media }]) => (media === null ? [] : [[endpointId, media]])),
    );
  }

  /** Opens media for a seat, in the place of any it had. Refuses with `media-refused`, `media-unavailable`. */
  async open(
    meeting: Meeting,
    endpointId: EndpointId,
    page: Page,
    rtpCapabilities: MediaParameters,
  ): Promise<SeatMedia> {
    const media = await this.#opened(meeting, endpointId, page, rtpCapabilities);
    this.#seats.set(endpointId, {
      page,
      media,
      receiving: new Receiving(media, this.#logger),
      viewer: { endpointId, seesAll: meeting.seats.get(endpointId)?.endpoint.leads === true, shown: null },
      ready: false,
      told: new Map(),
      ownOff: new Set(),
    });
    return media;
  }

  /** The media of the seat that this page holds. Refuses with `not-in-meeting`, `media-unavailable`. */
  of(endpointId: EndpointId, page: Page): SeatMedia {
    const seat = this.#seats.get(endpointId);
    if (seat?.page !== page) throw new Refusal('not-in-meeting');
    if (seat.media === null) throw new Refusal('media-unavailable');
    return seat.media;
  }

  /** The page has been given its transports: streams may be offered to it from now on. */
  ready(page: Page): void {
    for (const seat of this.#seats.values())
      if (seat.page === page) {
        seat.ready = true;
        this.#receive(seat);
      }
  }

  /** These pictures stand on the page now: what it receives follows, and nothing of the others. */
  show(endpointId: EndpointId, page: Page, pictures: readonly ShownPicture[]): void {
    const seat = this.#seats.get(endpointId);
    if (seat?.page !== page || this.#onAir === null) return;
    seat.viewer = { ...seat.viewer, shown: { pictures, stage: this.#onAir.stage } };
    this.#receive(seat);
  }

  /** Gives up a seat's media when this page holds it; true when it did. */
  release(endpointId: EndpointId, page: Page): boolean {
    const seat = this.#seats.get(endpointId);
    if (seat?.page !== page) return false;
    seat.media?.close();
    return this.#seats.delete(endpointId);
  }

  /** The media of this endpoint's seat, or of all, are lost: the seats stay held, to be opened anew. */
  lose(only?: EndpointId): void {
    for (const [endpointId, seat] of this.#seats) {
      if (only !== undefined && endpointId !== only) continue;
      seat.media?.close();
      seat.media = null;
      seat.told.clear();
      seat.ownOff.clear();
      seat.page.tell('media.lost', {});
    }
  }

  /** Because its endpoint wants it, at once and ahead of the record: ends (`end`) a source for good, or shuts its voice. */
  async shut(endpointId: EndpointId, page: Page, source: SourceId, end: boolean): Promise<void> {
    const media = this.of(endpointId, page);
    this.#seats.get(endpointId)?.ownOff.add(end ? source : 'voice');
    if (end) media.stop(source);
    else await Promise.all(sourcesOf('microphone').map((each) => media.setSending(each, false)));
  }

  /** Its voice is wanted open (again): it is told anew what the meeting says, since it may have been shut ahead of the record. */
  openVoice(endpointId: EndpointId): void {
    const seat = this.#seats.get(endpointId);
    seat?.ownOff.delete('voice');
    for (const source of sourcesOf('microphone')) if (seat?.told.has(source) === true) seat.told.set(source, 'unknown');
  }

  /** Its endpoint begins to send the first microphone of its voice: nothing of an earlier voice counts any more. */
  beginVoice(endpointId: EndpointId): void {
    this.#seats.get(endpointId)?.ownOff.delete('voice');
  }

  /**
   * Its endpoint begins to send a source that the meeting knows not to be sent: nothing of an earlier one counts any more, so that what is
   * prepared now is not stopped for it; an OFF that comes from now on does.
   */
  prepare(endpointId: EndpointId, source: SourceId): void {
    const seat = this.#seats.get(endpointId);
    seat?.ownOff.delete(source);
    if (seat?.told.delete(source) === true) seat.media?.stop(source);
  }

  /** Whether its endpoint has shut a source itself since it last wanted it open. */
  isOff(endpointId: EndpointId, source: SourceId): boolean {
    const seat = this.#seats.get(endpointId);
    return seat !== undefined && isOff(seat, source);
  }

  /** First what must hold, then what is told. */
  async settled({ meeting, facts }: Settled): Promise<void> {
    try {
      await this.enforce(meeting);
    } finally {
      this.explain(facts);
      this.distribute(meeting);
    }
  }

  /** Nothing of its own: the seats' media are closed with the meeting's, by the media plane. */
  close(): void {}

  /** Makes what each seat sends equal to what the meeting allows now; throws when the media plane has not done all of it. */
  async enforce(meeting: Meeting): Promise<void> {
    const outcomes = await Promise.allSettled(
      [...this.#seats].flatMap(([endpointId, seat]) => this.#letSend(meeting, endpointId, seat)),
    );
    const failures = outcomes.flatMap((each): unknown[] => (each.status === 'rejected' ? [each.reason] : []));
    if (failures.length > 0) throw new AggregateError(failures, 'sources could not be opened or shut');
  }

  /** Says to pages whose sources somebody else ended why these are gone. */
  explain(facts: readonly StampedEvent[]): void {
    for (const { event } of facts)
      if (event.type === 'sendingStopped' && (event.cause === 'taken' || event.cause === 'stopped-by-chair'))
        this.pageOf(event.endpointId)?.tell('media.stopped', { source: event.source, cause: event.cause });
  }

  /** Makes what each seat receives follow the meeting, the stage and what stands on its page. */
  distribute(meeting: Meeting): void {
    const now = onAir(meeting);
    if (this.#onAir === null || !sameOnAir(this.#onAir, now)) this.#onAir = now;
    for (const seat of this.#seats.values()) this.#receive(seat);
  }

  #receive({ media, ready, receiving, viewer }: HeldSeat): void {
    if (media !== null && ready && this.#onAir !== null) receiving.follow(this.#onAir, viewer);
  }

  async #opened(
    meeting: Meeting,
    endpointId: EndpointId,
    page: Page,
    rtpCapabilities: MediaParameters,
  ): Promise<SeatMedia> {
    const opening = this.#plane.openSeat(meeting.meetingId, endpointId, rtpCapabilities, {
      from: page.from,
      consumersOpened: async (consumers) => {
        try {
          await page.task('media.consumersOpened', { consumers: [...consumers] });
        } catch (error) {
          // A page that did not answer in time is offered its streams again at the next change.
          this.#seats.get(endpointId)?.receiving.again();
          throw error;
        }
      },
      consumersClosed: (consumerIds) => page.tell('media.consumersClosed', { consumerIds: [...consumerIds] }),
    });
    try {
      return await within(opening, mediaLimitMs);
    } catch (error) {
      if (!(error instanceof TimedOut)) throw error;
      // Nobody waits for it any more.
      opening.then(
        (late) => late.close(),
        () => undefined,
      );
      this.#logger.error({ meetingId: meeting.meetingId, endpointId, err: error }, 'the media plane opens no seat');
      throw new Refusal('media-unavailable');
    }
  }

  /** One promise for each source that is told something else than before. */
  #letSend(meeting: Meeting, endpointId: EndpointId, seat: HeldSeat): Promise<void>[] {
    const { media, told } = seat;
    if (media === null) return [];
    const allowed = maySend(meeting, endpointId);
    for (const source of [...told.keys()].filter((each) => !allowed.has(each))) {
      media.stop(source);
      told.delete(source);
    }
    return [...allowed]
      .map(([source, open]) => [source, open && !isOff(seat, source)] as const)
      .filter(([source, open]) => told.get(source) !== open)
      .map(([source, open]) => {
        told.set(source, open);
        const setting = media.setSending(source, open).catch((error: unknown) => {
          if (told.get(source) === open) told.set(source, 'unknown');
          throw error;
        });
        // One that comes too late is asked for no second time while it may still come.
        return within(setting, mediaLimitMs);
      });
  }
}
