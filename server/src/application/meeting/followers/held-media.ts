import type { Step } from '../../../domain/meeting/ladder/steps.ts';
import type { Viewer } from '../../../domain/meeting/reception/viewer.ts';
import type { ConnectionMedia } from '../../ports/media-plane.ts';
import type { OfEndpoint } from '../connections/connection.ts';
import type { Page } from '../connections/page.ts';
import type { MissedNotices } from './missed-notices.ts';
import type { Receiving } from './receiving.ts';
import type { Sending } from './sending.ts';

/** Media that are open, and what they are made to follow. */
export interface Open {
  readonly media: ConnectionMedia;
  readonly receiving: Receiving;
  /** Null for what only receives. */
  readonly sending: Sending | null;
}

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
