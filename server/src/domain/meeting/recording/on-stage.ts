import { ofKind, type EndpointId, type SourceId, type StagePlace } from '@diem-cau/shared';
import type { Meeting } from '../meeting.ts';
import { sharedScreen } from '../sources/state.ts';
import { placesFor } from '../stage/places-for.ts';
import { stageOf } from '../stage/stage-of.ts';

/** Who stood where on the stage, as a page sees it that belongs to no endpoint. */
export interface StageStand {
  readonly large: readonly StagePlace[];
  readonly beside: readonly StagePlace[];
}

/** Who stands where on the stage now; in a break nobody does. */
export const standOf = (meeting: Meeting): StageStand =>
  meeting.course.phase.phase === 'running' ? placesFor(stageOf(meeting), null) : { large: [], beside: [] };

/** A picture on the stage, and whether it stands large. */
export interface PictureOnStage {
  readonly endpointId: EndpointId;
  readonly source: SourceId;
  readonly large: boolean;
}

/** The pictures that everybody sees now, as far as they are sent: of each endpoint its first camera, and the shared screen. A recording keeps no others. */
export const picturesOnStage = (meeting: Meeting): readonly PictureOnStage[] => {
  const { large, beside } = standOf(meeting);
  const screen = sharedScreen(meeting.sources);
  const pictureAt =
    (isLarge: boolean) =>
    ({ endpointId, kind }: StagePlace): PictureOnStage[] => {
      const source =
        kind === 'camera'
          ? ofKind(meeting.sources.get(endpointId)?.sending ?? [], 'camera')[0]
          : screen?.endpointId === endpointId
            ? screen.source
            : undefined;
      return source === undefined ? [] : [{ endpointId, source, large: isLarge }];
    };
  return [...large.flatMap(pictureAt(true)), ...beside.flatMap(pictureAt(false))];
};
