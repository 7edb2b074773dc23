import type { EndpointId } from '@diem-cau/shared';
import type { ReactNode } from 'react';
import { Part } from '../../../ui/part.tsx';
import { useMeeting } from '../../../react/use-meeting.ts';
import { rollGrid, rollPlaces } from '../../../core/layout/roll-grid.ts';
import { ClockCell } from './clock-cell.tsx';
import { gridArea, gridNumbers } from './grid-area.ts';
import classes from './room.module.css';
import { StatusLine } from './status-line.tsx';
import { GalleryTiles, RollTiles } from './tiles-view.tsx';
import type { RollBoardPlace } from './use-roll-board.ts';
import type { RoomLayout } from './use-room-layout.ts';
import type { RoomRoll } from './use-room-roll.ts';

interface RoomSurfaceProps {
  readonly layout: RoomLayout;
  readonly roll: RoomRoll;
  readonly titled: boolean;
  /** The line of the title says who has the floor, whose own line has no place. */
  readonly floorInTitle: boolean;
  /** Those whose tiles are marked. */
  readonly chosen: ReadonlySet<EndpointId>;
  /** Each tile bears the number by which it is chosen. */
  readonly numbered: boolean;
  readonly onChoose: (endpointId: EndpointId) => void;
  /** Where it is on, it stands in the places of the tiles. */
  readonly board: RollBoardPlace;
  /** Notices, stage and strip: what comes and goes there takes its room from the stage, so that no tile ever moves. */
  readonly children: ReactNode;
}

/** The room's screen: each part in a place of its own, nothing over anything else. */
export const RoomSurface = ({ layout, roll, ...props }: RoomSurfaceProps) => {
  const { titled, floorInTitle, chosen, numbered, onChoose, board, children } = props;
  const view = useMeeting((meeting) => meeting);
  const grid = rollGrid(roll.all.length);
  const places = rollPlaces(grid, roll.shown.length);
  const inRoll = layout === 'roll';
  const style = inRoll ? gridNumbers({ '--cells': grid.cells }) : undefined;
  return (
    <main className={classes.surface} style={style} data-cells={inRoll ? grid.cells : undefined}>
      <div className={classes.field} style={inRoll ? gridArea(places.stage) : undefined}>
        {children}
      </div>
      {inRoll && board.on && view !== null && (
        <Part load={board.need} waiting={null}>
          {({ RollBoard }) => (
            <RollBoard
              view={view}
              roll={roll}
              rolls={board.rolls}
              receipts={board.receipts}
              places={places.tiles}
              chosen={chosen}
              onChoose={onChoose}
            />
          )}
        </Part>
      )}
      {inRoll && !board.on && (
        <RollTiles roll={roll} places={places.tiles} chosen={chosen} numbered={numbered} onChoose={onChoose} />
      )}
      {layout === 'gallery' && <GalleryTiles roll={roll} chosen={chosen} numbered={numbered} onChoose={onChoose} />}
      {inRoll ? (
        <ClockCell place={places.clock} roll={roll} />
      ) : (
        <StatusLine roll={layout === 'gallery' ? roll : null} titled={titled} floor={floorInTitle} />
      )}
    </main>
  );
};
