import { isOfKind, ofKind, type EndpointId, type SourceId, type SourceKind } from '@diem-cau/shared';

/** What one endpoint sends. */
export interface Sending {
  readonly sending: ReadonlySet<SourceId>;
  /**
   * What the chair has shut since the endpoint last opened it: it never comes back by itself, only a press opens it. By kind, as the chair
   * mutes a voice and not one of its microphones.
   */
  readonly heldBack: ReadonlySet<SourceKind>;
}

/** What each endpoint sends. */
export type Sources = ReadonlyMap<EndpointId, Sending>;

/** One source of one endpoint. */
export interface Sent {
  readonly endpointId: EndpointId;
  readonly source: SourceId;
}

/** The one screen of a meeting that is shared now. */
export const sharedScreen = (sources: Sources): Sent | null =>
  [...sources]
    .flatMap(([endpointId, { sending }]) => ofKind(sending, 'screen').map((source) => ({ endpointId, source })))
    .at(0) ?? null;

/** Who shares the screen now. */
export const screenSharer = (sources: Sources): EndpointId | null => sharedScreen(sources)?.endpointId ?? null;

/** Whether an endpoint sends this source now. */
export const isSending = (sources: Sources, endpointId: EndpointId, source: SourceId): boolean =>
  sources.get(endpointId)?.sending.has(source) === true;

/** Whether an endpoint sends any source of this kind now. */
export const sends = (sources: Sources, endpointId: EndpointId, kind: SourceKind): boolean =>
  [...(sources.get(endpointId)?.sending ?? [])].some((source) => isOfKind(source, kind));
