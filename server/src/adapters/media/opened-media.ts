import type { SourceId } from '@diem-cau/shared';
import type { Producer } from 'mediasoup/types';
import type { ConnectionMedia } from '../../application/ports/media-plane.ts';

/** A connection's media as their meeting on mediasoup sees them. */
export interface OpenedMedia extends ConnectionMedia {
  /** Streams up and down: what they weigh on their worker. */
  readonly streams: number;
  producer(source: SourceId): Producer | undefined;
  /** Lets go of others' sources that are about to be closed. */
  forget(producers: readonly Producer[]): void;
  /** Another stream is there of a source: whoever wants it is offered it. */
  renew(): void;
  /** Asks for whole pictures of others' sources that come by another way from now on. */
  moved(producers: readonly Producer[]): void;
}

/** What a connection's media need of the meeting that they are in. */
export interface Surroundings {
  /** A source was prepared. */
  prepared(source: SourceId, producer: Producer): Promise<void>;
  /** Sources of this connection are about to be closed. */
  ending(producers: readonly Producer[]): void;
  /** A source of this connection has another stream, and the one before is gone. */
  recoded(): void;
  /** What this connection sends comes by another way from now on. */
  moved(producers: readonly Producer[]): void;
  closed(): void;
}
