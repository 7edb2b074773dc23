import type { EndpointId } from '@diem-cau/shared';
import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { acts as allActs } from '../../../core/acts/acts.ts';
import { EarlyPart } from '../../../core/early-part.ts';
import { isHere } from '../../../core/layout/tiles.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { usePress } from '../../../react/use-press.ts';
import { pressOnce } from '../../../react/press-once.ts';
import { useKeys } from '../../../react/use-keys.ts';
import { useSeatActs } from '../../../react/use-seat-acts.ts';
import { Part } from '../../../ui/part.tsx';
import { FootStrip } from './foot-strip.tsx';
import { takesStage } from './room-foot.ts';
import { lineParts } from './load-lines.ts';
import { RoomLines } from './room-lines.tsx';
import { RoomNotices, useRoomNotices } from './room-notices.tsx';
import { RoomSurface } from './room-surface.tsx';
import classes from './room.module.css';
import { StageSection } from './stage-section.tsx';
import { useFloorShown } from './use-floor-shown.ts';
import { useRollBoard } from './use-roll-board.ts';
import { useQuietGallery } from './use-quiet-gallery.ts';
import { useRoomFoot } from './use-room-foot.ts';
import { useActKeys } from '../../../react/use-act-keys.ts';
import { useSingleKeys } from '../../../react/use-single-keys.ts';
import { useRoomLayout } from './use-room-layout.ts';
import { useRoomRoll } from './use-room-roll.ts';
import { useRoomStage } from './use-room-stage.ts';
import { useTypedNumber } from '../../../react/use-typed-number.ts';

const floorPanel = new EarlyPart(() => import('./floor-panel.tsx'));

const turnFullScreen = (): Promise<void> =>
  document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();

interface RoomPageProps {
  /** The choice of devices. */
  readonly devices: ReactNode;
  readonly help: ReactNode;
}

/** The leading room in a meeting: the stage and all endpoints on a TV, run with a mouse, keys or a clicker. */
export const RoomPage = ({ devices, help }: RoomPageProps) => {
  const view = useStore(useEndpoint().store.state, ({ meeting }) => meeting);
  const keys = useSingleKeys();
  useEffect(() => [floorPanel, lineParts].forEach((part) => part.soon()), []);
  const roomFoot = useRoomFoot();
  const { foot, open, close, shown } = roomFoot;
  const press = usePress();
  const commands = useSeatActs(allActs, press, (asked) => open({ shows: 'question', asked }));
  const { acts } = commands;
  const staging = useRoomStage(acts, foot);
  const [queueOpen, setQueueOpen] = useState(false);
  // The gallery has no stage that could give way.
  const board = useRollBoard();
  const hands = { still: !shown && !queueOpen && !board.on, looksElsewhere: staging.look !== null };
  const [chosenLayout, chooseLayout, nextLayout] = useQuietGallery(useRoomLayout(), hands);
  const layout = board.on || ((takesStage(foot) || queueOpen) && chosenLayout === 'gallery') ? 'roll' : chosenLayout;
  const notices = useRoomNotices(press, layout !== 'gallery' && !takesStage(foot), acts);
  const floorShown = useFloorShown(acts);
  const floorLine = floorShown && !board.on && (layout !== 'gallery' || notices.length === 0);
  const roll = useRoomRoll(layout, () => {
    if (foot.shows === 'acts') close();
  });
  const chosen = (foot.shows === 'acts' && roll.shown.find(({ endpointId }) => endpointId === foot.endpointId)) || null;
  const turnLayout = (): void => {
    if (foot.shows === 'acts') close();
    setQueueOpen(false);
    if (!board.close()) nextLayout();
  };
  const choose = (endpointId: EndpointId): void => {
    roll.turnToShow(endpointId);
    open({ shows: 'acts', endpointId });
  };
  const fullScreen = (): void => press.run(turnFullScreen);

  // Nothing that others feel, or that goes on the record, by a single key: B, A and the full stop are pressed by clickers and sleeves.
  const may = foot.shows === 'commands' || foot.shows === 'acts';
  const byNumber = (number: number) => roll.all.find((tile) => tile.number === number);
  const numbering = useTypedNumber(roll.numbers, keys[0] && may, (number) => {
    const meant = byNumber(number);
    if (meant === undefined) return;
    choose(meant.endpointId);
    // While the talk is free a number chooses only: nobody is silenced by a slip of the keys.
    if (view?.floor.mode !== 'discussion' && isHere(meant)) acts.pressKey('number', meant.endpointId);
  });
  const meant = numbering.number === null ? undefined : byNumber(numbering.number);
  const typed = numbering.number === null || meant === undefined ? null : { number: numbering.number, tile: meant };
  useActKeys(
    { layout: turnLayout, fullScreen, help: () => open({ shows: 'keys' }) },
    (key) => {
      // A nought that ends a number is no press of its own.
      if (key === 'chairSpeaks' && numbering.number !== null) return;
      const about = meant ?? chosen;
      numbering.forget();
      acts.pressKey(key, about !== null && (key === 'ring' || isHere(about)) ? about.endpointId : null);
    },
    keys[0] && may,
  );
  // A clicker's pages, and its key that would show slides: it loads the page anew, which takes the room out of the meeting for a while.
  useKeys({
    PageUp: () => roll.turn(-1),
    PageDown: () => roll.turn(1),
    F5: () => undefined,
    'Shift+F5': () => undefined,
    F1: () => open({ shows: 'help' }),
  });

  return (
    <div
      className={classes.page}
      data-theme="dark"
      data-awake={shown}
      data-layout={layout}
      data-testid="room-page"
      {...pressOnce}
    >
      <p className={classes.said} role="status" data-testid="said">
        {acts.said}
      </p>
      <RoomSurface
        {...{ layout, roll, board }}
        titled={(notices.length === 0 && !floorLine) || layout === 'stage'}
        floorInTitle={floorShown && !floorLine}
        chosen={staging.marked ?? new Set(chosen === null ? [] : [chosen.endpointId])}
        numbered={numbering.number !== null || foot.shows === 'keys'}
        onChoose={(endpointId) => {
          if (staging.marked !== null) staging.press(endpointId);
          else if (chosen?.endpointId === endpointId) close();
          else open({ shows: 'acts', endpointId });
        }}
      >
        <RoomNotices notices={notices} atOnce={layout === 'gallery' ? 1 : notices.length} />
        {view !== null && (
          <RoomLines {...{ view, acts, roll, board, layout, staging, press }} floor={floorLine} awake={shown} />
        )}
        {layout !== 'gallery' && (
          <StageSection foot={foot} look={staging.look} devices={devices} help={help} onClose={close}>
            {queueOpen && !takesStage(foot) && view !== null && (
              <Part load={floorPanel.need} waiting={null}>
                {({ FloorPanel }) => (
                  <FloorPanel view={view} acts={acts} run={press.run} roll={roll} onClose={() => setQueueOpen(false)} />
                )}
              </Part>
            )}
          </StageSection>
        )}
        <FootStrip
          foot={roomFoot}
          chosen={chosen}
          typed={typed}
          commands={commands}
          layout={layout}
          onLayout={(wanted) => {
            setQueueOpen(false);
            board.close();
            chooseLayout(wanted);
          }}
          onBoard={board.open}
          staging={staging}
          queue={[queueOpen, () => setQueueOpen(!queueOpen)]}
          onFullScreen={fullScreen}
          keys={keys}
          press={press}
        />
      </RoomSurface>
    </div>
  );
};
