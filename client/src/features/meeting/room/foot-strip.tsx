import type { Tile } from '../../../core/layout/tiles.ts';
import type { Press } from '../../../react/use-press.ts';
import type { SeatActs } from '../../../react/use-seat-acts.ts';
import { useSettled } from '../../../react/use-settled.ts';
import { EndpointActs } from './endpoint-acts.tsx';
import { KeyHelp } from './key-help.tsx';
import { LayoutChoice } from './layout-choice.tsx';
import { MoreCommands } from './more-commands.tsx';
import { RoomCommandsBar } from './room-commands-bar.tsx';
import { RoomQuestion } from './room-question.tsx';
import { takesStage } from './room-foot.ts';
import classes from './strip.module.css';
import { TypedNumberView } from './typed-number-view.tsx';
import type { useRoomFoot } from './use-room-foot.ts';
import type { RoomLayout } from './use-room-layout.ts';

interface FootStripProps {
  readonly foot: ReturnType<typeof useRoomFoot>;
  /** The endpoint whose acts are shown; null when none is. */
  readonly chosen: Tile | null;
  /** The number that is being typed, and whose it is; null while none is. */
  readonly typed: { readonly number: number; readonly tile: Tile } | null;
  readonly commands: SeatActs;
  readonly layout: RoomLayout;
  readonly onLayout: (layout: RoomLayout) => void;
  readonly onFullScreen: () => void;
  /** Whether the queue for the floor is shown, and how to show or hide it. */
  readonly queue: readonly [shown: boolean, onSwitch: () => void];
  readonly keys: readonly [on: boolean, onSwitch: (on: boolean) => void];
  readonly press: Press;
}

/** The strip of the commands: a place of its own, which takes room from the stage and never lies over anything. */
export const FootStrip = ({
  foot: { foot, open, close, shown },
  chosen,
  typed,
  commands,
  ...props
}: FootStripProps) => {
  const { layout, onLayout, onFullScreen, queue, keys, press } = props;
  const key = foot.shows === 'question' ? `question ${foot.asked.act.name}` : foot.shows;
  const { acts } = commands;
  const resting = typed === null && (foot.shows === 'commands' || (foot.shows === 'acts' && chosen === null));
  const settled = useSettled(shown ? `${key} ${chosen?.endpointId ?? ''} ${layout}` : '');
  if (takesStage(foot)) return null;
  return (
    <footer className={classes.foot} data-shown={shown} data-settled={shown && settled} data-testid="foot">
      <div hidden={!resting}>
        <RoomCommandsBar commands={commands} layout={layout} onOpen={open} queue={queue} />
      </div>
      {foot.shows === 'more' && <MoreCommands acts={acts} onOpen={open} onFullScreen={onFullScreen} onClose={close} />}
      {foot.shows === 'layouts' && <LayoutChoice layout={layout} onLayout={onLayout} onClose={close} />}
      {foot.shows === 'keys' && <KeyHelp on={keys[0]} onSwitch={keys[1]} onClose={close} />}
      {foot.shows === 'question' && (
        <RoomQuestion
          key={foot.asked.act.name}
          asked={foot.asked}
          onYes={() => press.run(() => acts.send(foot.asked))}
          onClose={close}
        />
      )}
      {typed !== null && <TypedNumberView {...typed} />}
      {typed === null && chosen !== null && (
        <EndpointActs key={chosen.endpointId} tile={chosen} acts={acts} onClose={close} />
      )}
    </footer>
  );
};
