import type { EndpointId, MediaSource } from '@diem-cau/shared';

/** What one endpoint sends. */
export interface Sending {
  readonly sending: ReadonlySet<MediaSource>;
  /** What the chair has shut since the endpoint last opened it: it never comes back by itself, only a press opens it. */
  readonly heldBack: ReadonlySet<MediaSource>;
}

/** What each endpoint sends. */
export type Sources = ReadonlyMap<EndpointId, Sending>;

/** Who shares the screen now. */
export const screenSharer = (sources: Sources): EndpointId | null =>
  [...sources].find(([, { sending }]) => sending.has('screen'))?.[0] ?? null;

/** Whether an endpoint sends a source now. */
export const isSending = (sources: Sources, endpointId: EndpointId, source: MediaSource): boolean =>
  sources.get(endpointId)?.sending.has(source) === true;
