import type { EndpointId, SourceId } from '@diem-cau/shared';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** A stream that is received, as the page's elements play it. */
export interface ReceivedStream {
  readonly endpointId: EndpointId;
  readonly source: SourceId;
  readonly stream: MediaStream;
}

/** All streams that are received now. */
export type Streams = StoreApi<{ readonly received: readonly ReceivedStream[] }>;

export const emptyStreams = (): Streams => createStore(() => ({ received: [] as readonly ReceivedStream[] }));

/** The stream of one source; null while it is not received. */
export const streamOf = (
  received: readonly ReceivedStream[],
  endpointId: EndpointId | null,
  source: SourceId,
): MediaStream | null =>
  received.find((each) => each.endpointId === endpointId && each.source === source)?.stream ?? null;
