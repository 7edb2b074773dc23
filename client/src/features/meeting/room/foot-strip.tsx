import { useEffect } from 'react';
import { closeMeeting } from '../../../core/acts/course.ts';
import { beginDebriefing } from '../../../core/acts/debriefing.ts';
import { planEnd } from '../../../core/acts/plan.ts';
import { EarlyPart } from '../../../core/early-part.ts';
import type { Tile } from '../../../core/layout/tiles.ts';
import type { Press } from '../../../react/use-press.ts';
import type { SeatActs } from '../../../react/use-seat-acts.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import { useSettled } from '../../../react/use-settled.ts';
import { Part } from '../../../ui/part.tsx';
import { planParts } from '../plan/index.ts';
import { MoreCommands } from './more-commands.tsx';
import { RoomCommandsBar } from './room-commands-bar.tsx';
import { takesStage, type Foot } from './room-foot.ts';
import classes from './strip.module.css';
import { TypedNumberView } from './typed-number-view.tsx';
import type { useRoomFoot } from './use-room-foot.ts';
import type { RoomStaging } from './use-room-stage.ts';
import type { RoomLayout } from './use-room-layout.ts';

/** What is opened now and then; it comes when the page has begun. */
const footParts = new EarlyPart(() => import('./foot-parts.ts'));

const late: ReadonlySet<Foot['shows']> = new Set([
  'acts',
  'layouts',
  'keys',
  'question',
  'stage',
  'panels',
  'debriefing',
  'recording',
]);

interface FootStripProps {
  readonly foot: ReturnType<typeof useRoomFoot>;
  /** The endpoint whose acts are shown; null when none is. */
  readonly chosen: Tile | null;
  /** The number that is being typed, and whose it is; null while none is. */
  readonly typed: { readonly number: number; readonly tile: Tile } | null;
  readonly commands: SeatActs;
  readonly layout: RoomLayout;
  readonly onLayout: (layout: RoomLayout) => void;
  /** Shows the board of the roll call. */
  readonly onBoard: () => void;
  readonly onFullScreen: () => void;
  /** Whether the queue for the floor is shown, and how to show or hide it. */
  readonly queue: readonly [shown: boolean, onSwitch: () => void];
  readonly staging: RoomStaging;
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
  const { layout, onLayout, onBoard, onFullScreen, queue, staging, keys, press } = props;
  const view = useMeeting((meeting) => meeting);
  const key = foot.shows === 'question' ? `question ${foot.asked.act.name}` : foot.shows;
  const { acts } = commands;
  useEffect(() => footParts.soon(), []);
  const resting = typed === null && (foot.shows === 'commands' || (foot.shows === 'acts' && chosen === null));
  const settled = useSettled(shown ? `${key} ${chosen?.endpointId ?? ''} ${layout}` : '');
  if (takesStage(foot)) return null;
  return (
    <footer className={classes.foot} data-shown={shown} data-settled={shown && settled} data-testid="foot">
      <div hidden={!resting}>
        <RoomCommandsBar commands={commands} layout={layout} onOpen={open} queue={queue} />
      </div>
      {/* Devices are reached through them, also where the hub is away just after the page has begun. */}
      {foot.shows === 'more' && <MoreCommands acts={acts} onOpen={open} onFullScreen={onFullScreen} onClose={close} />}
      {late.has(foot.shows) && (
        <Part load={footParts.need} waiting={null}>
          {({
            DebriefingDialog,
            EndpointActs,
            LayoutChoice,
            KeyHelp,
            PanelsDialog,
            RecordingStrip,
            RoomQuestion,
            StageStrip,
          }) => (
            <>
              {typed === null && chosen !== null && (
                <EndpointActs key={chosen.endpointId} tile={chosen} acts={acts} onClose={close} />
              )}
              {foot.shows === 'layouts' && (
                <LayoutChoice layout={layout} onLayout={onLayout} onBoard={onBoard} onOpen={open} onClose={close} />
              )}
              {foot.shows === 'panels' && view !== null && <PanelsDialog view={view} acts={acts} onClose={close} />}
              {foot.shows === 'debriefing' && view !== null && (
                <DebriefingDialog view={view} acts={acts} onClose={close} />
              )}
              {foot.shows === 'recording' && view !== null && view.recording !== null && (
                <RecordingStrip view={view} recording={view.recording} acts={acts} onClose={close} />
              )}
              {foot.shows === 'keys' && <KeyHelp on={keys[0]} onSwitch={keys[1]} onClose={close} />}
              {foot.shows === 'question' && (
                <RoomQuestion
                  key={foot.asked.act.name}
                  asked={foot.asked}
                  onYes={() => press.run(() => acts.send(foot.asked))}
                  onDebriefing={
                    foot.asked.act === closeMeeting && acts.isPossible(beginDebriefing, null)
                      ? () => open({ shows: 'debriefing' })
                      : null
                  }
                  onPlan={
                    foot.asked.act === closeMeeting && acts.isPossible(planEnd, null)
                      ? () => open({ shows: 'plan' })
                      : null
                  }
                  onClose={close}
                />
              )}
              {foot.shows === 'stage' && view !== null && (
                <StageStrip view={view} acts={acts} own={foot.own} staging={staging} onOpen={open} onClose={close} />
              )}
            </>
          )}
        </Part>
      )}
      {foot.shows === 'plan' && view !== null && (
        <Part load={planParts.need} waiting={null}>
          {({ PlanDialog }) => <PlanDialog view={view} acts={acts} onClose={close} />}
        </Part>
      )}
      {typed !== null && <TypedNumberView {...typed} />}
    </footer>
  );
};
