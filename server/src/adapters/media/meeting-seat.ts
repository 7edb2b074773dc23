import type { SourceId } from '@diem-cau/shared';
import type { Producer } from 'mediasoup/types';
import type { SeatMedia } from '../../application/ports/media-plane.ts';

/** A seat as its meeting on mediasoup sees it. */
export interface MeetingSeat extends SeatMedia {
  /** Streams up and down: what this seat weighs on its worker. */
  readonly streams: number;
  producer(source: SourceId): Producer | undefined;
  /** Lets go of another seat's sources that are about to be closed. */
  forget(producers: readonly Producer[]): void;
}

/** What a seat needs of the meeting that it is in. */
export interface SeatSurroundings {
  /** A source was prepared. */
  prepared(source: SourceId, producer: Producer): Promise<void>;
  /** Sources of this seat are about to be closed. */
  ending(producers: readonly Producer[]): void;
  closed(): void;
}
