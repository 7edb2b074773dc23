import type { EndpointId, StageChoice } from '@diem-cau/shared';
import { useState } from 'react';
import { chosenOn, stageByTile, stageOne } from '../../../core/acts/stage.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import type { Acts } from '../../../react/use-acts.ts';
import type { Foot } from './room-foot.ts';

/** What the room does about the stage: what all see, and what it looks at instead. */
export interface RoomStaging {
  /** What this room alone looks at; null for what all see. */
  readonly look: StageChoice | null;
  readonly lookAt: (look: StageChoice | null) => void;
  /** The tiles that are marked while the stage is being chosen; null while it is not. */
  readonly marked: ReadonlySet<EndpointId> | null;
  /** A press on a tile while the stage is being chosen. */
  readonly press: (endpointId: EndpointId) => void;
}

/** @param foot while it shows the stage's commands, a press on a tile is about the stage */
export const useRoomStage = (acts: Acts, foot: Foot): RoomStaging => {
  const [look, lookAt] = useState<StageChoice | null>(null);
  const chosen = useMeeting(chosenOn) ?? [];
  const own = foot.shows === 'stage' && foot.own;
  const looked = look?.show === 'chosen' ? look.endpoints : [];
  return {
    look,
    lookAt,
    marked: foot.shows === 'stage' ? new Set(own ? looked : chosen) : null,
    press: (endpointId) => {
      if (own) return lookAt(looked.includes(endpointId) ? null : { show: 'chosen', endpoints: [endpointId] });
      const act = stageByTile.find((each) => acts.isPossible(each, endpointId)) ?? stageOne;
      acts.press({ act, on: endpointId });
    },
  };
};
