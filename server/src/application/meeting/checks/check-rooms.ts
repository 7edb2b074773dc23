import {
  MeetingId,
  Refusal,
  type EndpointId,
  type MediaOffer,
  type MediaParameters,
  type ProducerId,
  type TransportId,
} from '@diem-cau/shared';
import type { Mint } from '../../ports/clock.ts';
import type { ConnectionMedia, MediaPlane } from '../../ports/media-plane.ts';
import type { Page } from '../connections/page.ts';

/** What a check sends. */
type CheckedSource = 'camera' | 'microphone';

interface Room {
  readonly roomId: MeetingId;
  readonly page: Page;
  media: ConnectionMedia | null;
  readonly sources: Set<CheckedSource>;
}

interface CheckRoomsPorts {
  readonly media: Pick<MediaPlane, 'open' | 'closeMeeting'>;
  readonly mint: Mint;
}

/** The media of those that are checked: each endpoint has a router of its own, on which nothing is but what it sends and receives back. */
export class CheckRooms {
  readonly #ports: CheckRoomsPorts;
  readonly #rooms = new Map<EndpointId, Room>();

  constructor(ports: CheckRoomsPorts) {
    this.#ports = ports;
  }

  /** Opens transports in place of earlier ones. Refuses with what the media plane refuses. */
  async open(page: Page, endpointId: EndpointId, rtpCapabilities: MediaParameters): Promise<MediaOffer> {
    const known = this.#rooms.get(endpointId);
    if (known !== undefined && known.page !== page) this.close(endpointId);
    const room: Room = this.#rooms.get(endpointId) ?? {
      ...{ roomId: MeetingId.parse(`check-${this.#ports.mint.id()}`), page, media: null },
      sources: new Set(),
    };
    this.#rooms.set(endpointId, room);
    const opening = {
      meetingId: room.roomId,
      name: `${endpointId}/check`,
      endpointId,
      sends: true,
      loops: true,
    } as const;
    const media = await this.#ports.media.open(opening, rtpCapabilities, {
      from: page.from,
      consumersOpened: (offers) => page.task('check.consumersOpened', { consumers: [...offers] }),
      consumersClosed: () => undefined,
    });
    if (this.#rooms.get(endpointId) !== room) {
      media.close();
      throw new Refusal('not-found');
    }
    room.media = media;
    room.sources.clear();
    return media.offer;
  }

  connect(page: Page, endpointId: EndpointId, transportId: TransportId, parameters: MediaParameters): Promise<void> {
    return this.#media(page, endpointId).media.connect(transportId, parameters);
  }

  async produce(
    page: Page,
    endpointId: EndpointId,
    source: CheckedSource,
    rtpParameters: MediaParameters,
  ): Promise<ProducerId> {
    const { media, sources } = this.#media(page, endpointId);
    const producerId = await media.produce(source, rtpParameters);
    await media.setSending(source, true);
    sources.add(source);
    return producerId;
  }

  /** What this endpoint sends flows back to it from now on. */
  async loop(endpointId: EndpointId): Promise<void> {
    const room = this.#rooms.get(endpointId);
    const wanted = [...(room?.sources ?? [])].map(
      (source) => ({ endpointId, source, layer: 2, paused: false }) as const,
    );
    await room?.media?.receive(wanted);
  }

  /** Closes all media of an endpoint's check. Idempotent. */
  close(endpointId: EndpointId): void {
    const room = this.#rooms.get(endpointId);
    this.#rooms.delete(endpointId);
    if (room !== undefined) this.#ports.media.closeMeeting(room.roomId);
  }

  /** The page is gone, and its media with it. */
  leave(page: Page): void {
    for (const [endpointId, room] of this.#rooms) if (room.page === page) this.close(endpointId);
  }

  #media(
    page: Page,
    endpointId: EndpointId,
  ): { readonly media: ConnectionMedia; readonly sources: Set<CheckedSource> } {
    const room = this.#rooms.get(endpointId);
    if (room === undefined || room.page !== page || room.media === null) throw new Refusal('not-found');
    return { media: room.media, sources: room.sources };
  }
}
