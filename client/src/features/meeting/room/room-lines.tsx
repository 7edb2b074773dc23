import type { MeetingView } from '@diem-cau/shared';
import type { Acts } from '../../../react/use-acts.ts';
import type { Press } from '../../../react/use-press.ts';
import { Part } from '../../../ui/part.tsx';
import { lineParts } from './load-lines.ts';
import type { RollBoardPlace } from './use-roll-board.ts';
import { StageLinePlace } from './stage-line-place.tsx';
import type { RoomLayout } from './use-room-layout.ts';
import type { RoomRoll } from './use-room-roll.ts';
import type { RoomStaging } from './use-room-stage.ts';

interface RoomLinesProps {
  readonly view: MeetingView;
  readonly acts: Acts;
  readonly press: Press;
  readonly roll: RoomRoll;
  readonly awake: boolean;
  /** There is something to say of the floor. */
  readonly floor: boolean;
  readonly board: RollBoardPlace;
  readonly layout: RoomLayout;
  readonly staging: RoomStaging;
}

/** The lines above the stage: who has the floor, or, while the board of the roll call is on, who is called; and what everybody sees. */
export const RoomLines = ({ layout, staging, ...props }: RoomLinesProps) => {
  const { view, acts, roll, awake } = props;
  return (
    <>
      <FloorPlace {...props} layout={layout} />
      {layout !== 'gallery' && (
        <StageLinePlace view={view} acts={acts} names={roll.names} staging={staging} awake={awake} />
      )}
    </>
  );
};

const FloorPlace = ({ view, acts, press, roll, awake, floor, board, layout }: Omit<RoomLinesProps, 'staging'>) => {
  const pauses = view.phase.phase === 'break' && view.ready === null && layout !== 'gallery';
  if (!board.on && !pauses)
    return floor ? (
      <Part load={lineParts.need} waiting={null}>
        {({ FloorLine }) => <FloorLine view={view} acts={acts} names={roll.names} awake={awake} />}
      </Part>
    ) : null;
  return (
    <Part load={board.need} waiting={null}>
      {({ BreakLine, ReadyLine, ReceiptsLine, RollLine }) => (
        <>
          {pauses && <BreakLine view={view} acts={acts} run={press.run} />}
          {board.on && view.ready !== null && <ReadyLine view={view} acts={acts} roll={roll} />}
          {board.receipts && <ReceiptsLine view={view} roll={roll} onClose={board.close} />}
          {board.on && !board.receipts && (view.ready === null || view.roll !== null) && (
            <RollLine
              view={view}
              acts={acts}
              run={press.run}
              roll={roll}
              rolls={board.rolls}
              onRolls={board.onRolls}
              onShown={board.open}
              onClose={board.close}
            />
          )}
        </>
      )}
    </Part>
  );
};
