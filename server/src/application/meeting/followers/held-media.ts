import type { EndpointId, SeatView } from '@diem-cau/shared';
import { wholeDown, wholeUp, type WholeNeed } from '../../../domain/meeting/reception/whole-need.ts';
import type { StampedEvent } from '../../../domain/meeting/events.ts';
import { sameBound, type Bound } from '../../../domain/meeting/hub-line/bound.ts';
import { wantsOf } from '../../../domain/meeting/hub-line/wants.ts';
import type { Step } from '../../../domain/meeting/ladder/steps.ts';
import type { OnAir } from '../../../domain/meeting/reception/on-air.ts';
import type { Viewer } from '../../../domain/meeting/reception/viewer.ts';
import type { Logger } from '../../ports/logger.ts';
import type { ConnectionMedia } from '../../ports/media-plane.ts';
import type { OfEndpoint } from '../connections/connection.ts';
import type { Page } from '../connections/page.ts';
import type { LineUse } from '../line-uses.ts';
import type { MissedNotices } from './missed-notices.ts';
import { Receiving } from './receiving.ts';
import { Sending } from './sending.ts';
import type { WantedLayers } from './wanted-layers.ts';

/** Media that are open, and what they are made to follow. */
export interface Open {
  readonly media: ConnectionMedia;
  readonly receiving: Receiving;
  /** Null for what only receives. */
  readonly sending: Sending | null;
}

/** Media that were opened just now. */
export const openWith = (media: ConnectionMedia, sends: boolean, logger: Logger): Open => ({
  ...{ media, receiving: new Receiving(media, logger), sending: sends ? new Sending(media) : null },
});

/** What a connection has of media. */
export interface Held {
  readonly connection: OfEndpoint;
  /** Null from their loss until they are opened anew. */
  open: Open | null;
  viewer: Viewer;
  /** The step that its line bears; on it, or on the lower rung that was set by hand, the viewer stands. */
  borne: Step;
  /** The page that has its transports; before that none can be offered streams. */
  readyPage: Page | null;
  readonly missed: MissedNotices;
}

/** What a connection wants of the hub's own line; null while it has no media. @param screenTakes what the shared screen takes, in bit/s */
export const useOf = (
  { connection, open, viewer }: Held,
  onAir: OnAir,
  screenTakes: number,
): Omit<LineUse, 'estimate'> | null =>
  open === null ? null : { connection, wants: wantsOf(onAir, viewer, screenTakes), bound: viewer.bound ?? null };

/** Bounds a connection's media by its share of the hub's own line; whether it was bounded otherwise before. */
export const bind = (held: Held, bound: Bound | null): boolean => {
  if (held.open === null || sameBound(held.viewer.bound ?? null, bound)) return false;
  held.viewer = { ...held.viewer, bound };
  held.open.media.bound(bound?.pictures ?? null);
  return true;
};

/** What a seat would be sent and send at most, in bit/s, were nothing of it kept back; null where it has no media. */
export const wholeNeedOf = (
  held: Held | undefined,
  onAir: OnAir | null,
  { endpointId, sources, microphone }: SeatView,
  layers: Pick<WantedLayers, 'watched'>,
): WholeNeed | null => {
  if (held === undefined || held.open === null || onAir === null) return null;
  const up = wholeUp(sources, microphone === 'open', (source) => layers.watched(endpointId, source));
  return { up, down: wholeDown(onAir, held.viewer) };
};

/** Says to pages whose sources somebody else ended why these are gone. */
export const explain = (facts: readonly StampedEvent[], seats: ReadonlyMap<EndpointId, Held>): void => {
  for (const { event } of facts)
    if (event.type === 'sendingStopped' && (event.cause === 'taken' || event.cause === 'stopped-by-chair')) {
      const held = seats.get(event.endpointId);
      held?.missed.stopped(held.connection.page, { source: event.source, cause: event.cause });
    }
};
