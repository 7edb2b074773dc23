import {
  EndpointId,
  MeetingId,
  type ConsumerId,
  type ConsumerOffer,
  type MediaParameters,
  type SourceId,
  type TransportOffer,
} from '@diem-cau/shared';
import { observer } from 'mediasoup';
import type { Consumer, Producer, Router, Transport, WebRtcServer, Worker } from 'mediasoup/types';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import pino from 'pino';
import type {
  ConnectionListener,
  ConnectionMedia,
  LineEstimate,
  MediaOpening,
  MediaPlane,
  WantedStream,
} from '../../../src/application/ports/media-plane.ts';
import {
  createMediaPlane,
  type MediaPlaneOptions,
  type MediasoupPlane,
} from '../../../src/adapters/media/media-plane.ts';
import { workerBin } from '../../support/worker-bin.ts';
import { WrtcMedia, type Appearance, type MediaVariant } from '../../support/wrtc-media.ts';

export const meetingId = MeetingId.parse('giao-ban');
export const otherMeetingId = MeetingId.parse('tap-huan');
export const endpoint = (name: string): EndpointId => EndpointId.parse(name);

/** What mediasoup made since `watchMediasoup` was called. */
export interface Made {
  readonly workers: Worker[];
  readonly servers: WebRtcServer[];
  readonly routers: Router[];
  readonly transports: Transport[];
  readonly producers: Producer[];
  readonly consumers: Consumer[];
}

/** Notes all that mediasoup makes in this process, so that tests can look behind the port. */
export function watchMediasoup(): Made {
  const made: Made = { workers: [], servers: [], routers: [], transports: [], producers: [], consumers: [] };
  observer.on('newworker', (worker) => {
    made.workers.push(worker);
    worker.observer.on('newwebrtcserver', (server) => made.servers.push(server));
    worker.observer.on('newrouter', (router) => {
      made.routers.push(router);
      router.observer.on('newtransport', (transport) => {
        made.transports.push(transport);
        transport.observer.on('newproducer', (producer) => made.producers.push(producer));
        transport.observer.on('newconsumer', (consumer) => made.consumers.push(consumer));
      });
    });
  });
  return made;
}

/** Of the ports that are kept for these tests, those of this file: some files run at once, each with a number from 1. The system gives none of them away by itself. */
const ownPorts = { first: 13_600 + 400 * Number(process.env['VITEST_POOL_ID'] ?? 1), count: 400 } as const;

/** The first of `count` ports in a row that nobody has. */
export async function freePorts(count: number): Promise<number> {
  const end = ownPorts.first + ownPorts.count;
  for (let first = ownPorts.first; first < end; first += count) {
    const ports = Array.from({ length: count }, (_, index) => first + index);
    const free = await Promise.all(ports.map(isFree));
    if (free.every(Boolean)) return first;
  }
  throw new Error(`no free port from ${ownPorts.first} to ${end}`);
}

/** Whether both the UDP and the TCP port can be bound. */
export async function isFree(port: number): Promise<boolean> {
  const udp = createSocket('udp4');
  const tcp = createServer();
  try {
    udp.bind(port, '0.0.0.0');
    await once(udp, 'listening');
    tcp.listen(port, '0.0.0.0');
    await once(tcp, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    udp.close();
    tcp.close();
  }
}

/** A media plane with real workers on loopback. */
export async function startPlane(
  options: Partial<Omit<MediaPlaneOptions, 'announcedAddresses'>> & { announcedAddresses?: readonly string[] } = {},
): Promise<MediasoupPlane> {
  const workers = options.workers ?? 1;
  return createMediaPlane(
    {
      workers,
      firstPort: options.firstPort ?? (await freePorts(workers)),
      announcedAddresses: () => options.announcedAddresses ?? ['127.0.0.1'],
      workerBin: options.workerBin ?? workerBin(),
      played: options.played,
      ...(options.relayShare === undefined ? {} : { relayShare: options.relayShare }),
    },
    pino({ level: process.env['LOG_LEVEL'] ?? 'silent' }),
  );
}

/** An endpoint that speaks to the port directly, with what its page was told. */
export interface TestSeat {
  readonly endpointId: EndpointId;
  readonly seat: SendingMedia;
  readonly media: WrtcMedia;
  /** Each call of `consumersOpened`. */
  readonly opened: (readonly ConsumerOffer[])[];
  readonly closed: ConsumerId[];
  /** What the media server reckoned of its line. */
  readonly estimates: LineEstimate[];
  /** Sends a source and opens it at the server. */
  send(source: SourceId): Promise<void>;
  close(): void;
}

export interface TestSeatOptions {
  readonly variant?: MediaVariant;
  readonly appearance?: Appearance;
  readonly meeting?: MeetingId;
  /** What the page does when streams are offered; it receives them by default. */
  readonly consumersOpened?: (offers: readonly ConsumerOffer[]) => Promise<void>;
}

/** Media that send, too. */
export type SendingMedia = ConnectionMedia & { readonly offer: { readonly send: TransportOffer } };

const sends = (media: ConnectionMedia): media is SendingMedia => media.offer.send !== null;

/** For whom the media of an endpoint's seat are opened. */
export const seatOf = (name: string, meeting = meetingId): MediaOpening => ({
  ...{ meetingId: meeting, name: `${name}/seat`, endpointId: endpoint(name), sends: true },
});

/** Opens the media of a seat. */
export async function openSeat(
  plane: MediaPlane,
  seat: MediaOpening,
  rtpCapabilities: MediaParameters,
  listener: ConnectionListener,
): Promise<SendingMedia> {
  const media = await plane.open(seat, rtpCapabilities, listener);
  if (!sends(media)) throw new Error('a seat without a way to send');
  return media;
}

/** Opens a seat; `signalling` unless said otherwise. */
export async function takeSeat(plane: MediaPlane, name: string, options: TestSeatOptions = {}): Promise<TestSeat> {
  const { variant = 'signalling', appearance, meeting = meetingId } = options;
  const media = await WrtcMedia.load(plane.routerRtpCapabilities, variant, appearance);
  const opened: (readonly ConsumerOffer[])[] = [];
  const closed: ConsumerId[] = [];
  const estimates: LineEstimate[] = [];
  const receive = options.consumersOpened ?? ((offers: readonly ConsumerOffer[]) => media.receive(offers));
  const seat = await openSeat(plane, seatOf(name, meeting), media.rtpCapabilities, {
    from: '127.0.0.1',
    consumersOpened: (offers) => {
      opened.push(offers);
      return receive(offers);
    },
    consumersClosed: (consumerIds) => {
      closed.push(...consumerIds);
      media.drop(consumerIds);
    },
    estimated: (estimate) => estimates.push(estimate),
  });
  media.open(seat.offer, {
    connect: (transportId, dtlsParameters) => seat.connect(transportId, dtlsParameters),
    produce: (source, rtpParameters) => seat.produce(source, rtpParameters),
  });
  return {
    endpointId: endpoint(name),
    seat,
    media,
    opened,
    closed,
    estimates,
    send: async (source) => {
      await media.send(source);
      await seat.setSending(source, true);
    },
    close: () => {
      media.close();
      seat.close();
    },
  };
}

/** A stream that is wanted, flowing and in its smallest layer unless said otherwise. */
export const wanted = (name: string, source: SourceId, change: Partial<WantedStream> = {}): WantedStream => ({
  endpointId: endpoint(name),
  source,
  layer: 0,
  paused: false,
  ...change,
});
