import { Refusal, type EndpointId, type MediaParameters, type ShownPicture } from '@diem-cau/shared';
import type { StampedEvent } from '../domain/meeting-event.ts';
import type { Meeting } from '../domain/meeting.ts';
import { subscriptions } from '../domain/subscription.ts';
import type { Page } from './page.ts';
import type { Logger } from './ports/logger.ts';
import type { MediaPlane, SeatMedia, WantedStream } from './ports/media-plane.ts';

/** A seat that a page holds: the page, its media, and what stands on it. */
interface HeldSeat {
  readonly page: Page;
  media: SeatMedia | null;
  shown: readonly ShownPicture[] | null;
  /** Whether the page has its transports; before that it can't be offered streams. */
  ready: boolean;
  /** What was last asked of the media plane, to ask only for changes. */
  asked: string;
}

/** The media of one meeting's seats: what they send and receive is made to follow the meeting. */
export class SeatsMedia {
  readonly #plane: MediaPlane;
  readonly #logger: Logger;
  readonly #seats = new Map<EndpointId, HeldSeat>();

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
    const media = await this.#plane.openSeat(meeting.meetingId, endpointId, rtpCapabilities, {
      consumersOpened: async (consumers) => {
        try {
          await page.notify('media.consumersOpened', { consumers: [...consumers] });
        } catch (error) {
          // A page that did not answer in time is offered its streams again at the next change.
          const seat = this.#seats.get(endpointId);
          if (seat !== undefined) seat.asked = '';
          throw error;
        }
      },
      consumersClosed: (consumerIds) => page.tell('media.consumersClosed', { consumerIds: [...consumerIds] }),
    });
    this.#seats.set(endpointId, { page, media, shown: null, ready: false, asked: '' });
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
    for (const seat of this.#seats.values()) if (seat.page === page) seat.ready = true;
  }

  show(endpointId: EndpointId, page: Page, pictures: readonly ShownPicture[]): void {
    const seat = this.#seats.get(endpointId);
    if (seat?.page === page) seat.shown = pictures;
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
      seat.asked = '';
      seat.page.tell('media.lost', {});
    }
  }

  /** Makes what each seat sends equal to what the meeting allows; resolves when the media plane has done it. */
  async enforce(meeting: Meeting, events: readonly StampedEvent[]): Promise<void> {
    const touched = new Set<EndpointId>();
    for (const { event } of events) {
      if (event.type === 'sendingStopped') this.#stopped(event);
      if ('endpointId' in event && event.endpointId !== null) touched.add(event.endpointId);
    }
    await Promise.all([...touched].map((endpointId) => this.#letSend(meeting, endpointId)));
  }

  /** Makes what each seat receives follow the meeting, the stage and what stands on its page. */
  distribute(meeting: Meeting): void {
    for (const [endpointId, seat] of this.#seats) {
      const wanted: WantedStream[] = subscriptions(meeting, endpointId, seat.shown);
      const asked = JSON.stringify(wanted);
      if (seat.media === null || !seat.ready || asked === seat.asked) continue;
      seat.asked = asked;
      seat.media.receive(wanted).catch((error: unknown) => {
        seat.asked = '';
        this.#logger.warn({ err: error, endpointId }, 'streams could not be handed to an endpoint');
      });
    }
  }

  #stopped(event: { endpointId: EndpointId; source: ShownPicture['source'] | 'microphone'; cause: string }): void {
    const seat = this.#seats.get(event.endpointId);
    seat?.media?.stop(event.source);
    if (event.cause === 'taken' || event.cause === 'stopped-by-chair')
      seat?.page.tell('media.stopped', { source: event.source, cause: event.cause });
  }

  async #letSend(meeting: Meeting, endpointId: EndpointId): Promise<void> {
    const media = this.#seats.get(endpointId)?.media;
    const seat = meeting.seats.get(endpointId);
    if (media === undefined || media === null || seat === undefined) return;
    for (const source of seat.sending)
      await media.setSending(source, source !== 'microphone' || seat.microphoneOpen).catch((error: unknown) => {
        this.#logger.error({ err: error, endpointId, source }, 'a source could not be opened or shut');
      });
  }
}
