import type { EndpointId, ShownPicture } from '@diem-cau/shared';
import type { Bound } from '../hub-line/bound.ts';
import { limited } from '../ladder/limiting.ts';
import type { Meeting } from '../meeting.ts';
import type { Step } from '../ladder/steps.ts';
import type { Stage } from './on-air.ts';

/** What stands on a viewer's page, and on which stage it stood when the page said so. */
export interface Shown {
  readonly pictures: readonly ShownPicture[];
  readonly stage: Stage;
}

/** Whoever receives a meeting, an endpoint's seat or whatever else shows or keeps it, and the step on which its line, its PC or a person lets it. */
export interface Viewer extends Step {
  /** Whose it is: nothing that this endpoint sends comes back to it. Null for one that belongs to none. */
  readonly endpointId: EndpointId | null;
  /** Whether it may see every camera (the district's room), or those of the stage only (a commune). */
  readonly seesAll: boolean;
  /** Null before it has said what it shows. */
  readonly shown: Shown | null;
  /** How far its share of the hub's own line bounds it; null or missing where that is not narrow. */
  readonly bound?: Bound | null;
  /** Whether voices are heard by it: of the connections of an endpoint by one alone (`sounding.ts`). */
  readonly sounds: boolean;
}

/** Whose page has said nothing yet, on the step that its line bears; whether it sounds is decided among those of its endpoint. */
export const viewerOf = (meeting: Meeting, endpointId: EndpointId, step: Step): Viewer => ({
  endpointId,
  seesAll: meeting.seats.get(endpointId)?.endpoint.leads === true,
  shown: null,
  sounds: false,
  ...limited(step, meeting.ladder.get(endpointId)),
});
