import type { EndpointId } from '@diem-cau/shared';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isHere } from '../../../core/layout/tiles.ts';
import { usePress } from '../../../react/use-press.ts';
import { pressOnce } from '../../../react/press-once.ts';
import { useKeys } from '../../../react/use-keys.ts';
import { StagePlace } from './stage-place.tsx';
import { FootStrip } from './foot-strip.tsx';
import { takesStage } from './room-foot.ts';
import { RoomNotices, useRoomNotices } from './room-notices.tsx';
import { RoomStage } from './room-stage.tsx';
import { RoomSurface } from './room-surface.tsx';
import classes from './room.module.css';
import { useRoomCommands } from './use-room-commands.ts';
import { useRoomFoot } from './use-room-foot.ts';
import { useRoomKeyboard } from './use-room-keyboard.ts';
import { useRoomKeys } from './use-room-keys.ts';
import { useRoomLayout } from './use-room-layout.ts';
import { useRoomRoll } from './use-room-roll.ts';
import { useTypedNumber } from './use-typed-number.ts';

interface RoomPageProps {
  /** The choice of devices. */
  readonly devices: ReactNode;
  readonly help: ReactNode;
}

/** The leading room in a meeting: the stage and all endpoints on a TV, run with a mouse, keys or a clicker. */
export const RoomPage = ({ devices, help }: RoomPageProps) => {
  const { t } = useTranslation(['devices', 'common']);
  const keys = useRoomKeys();
  const [chosenLayout, chooseLayout, nextLayout] = useRoomLayout();
  const roomFoot = useRoomFoot();
  const { foot, open, close, shown } = roomFoot;
  const press = usePress();
  const commands = useRoomCommands(press, (asked) => open({ shows: 'question', asked }));
  const { acts } = commands;
  // The gallery has no stage that could give way.
  const layout = takesStage(foot) && chosenLayout === 'gallery' ? 'roll' : chosenLayout;
  const notices = useRoomNotices(press, layout !== 'gallery' && !takesStage(foot));
  const roll = useRoomRoll(layout, () => {
    if (foot.shows === 'acts') close();
  });
  const chosen = (foot.shows === 'acts' && roll.shown.find(({ endpointId }) => endpointId === foot.endpointId)) || null;
  const turnLayout = (): void => {
    if (foot.shows === 'acts') close();
    nextLayout();
  };
  const choose = (endpointId: EndpointId): void => {
    roll.turnToShow(endpointId);
    open({ shows: 'acts', endpointId });
  };
  const fullScreen = (): void =>
    press.run(() =>
      document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
    );

  // Nothing that others feel, or that goes on the record, by a single key: B, A and the full stop are pressed by clickers and sleeves.
  const may = foot.shows === 'commands' || foot.shows === 'acts';
  const byNumber = (number: number) => roll.all.find((tile) => tile.number === number);
  const numbering = useTypedNumber(roll.numbers, keys[0] && may, (number) => {
    const meant = byNumber(number);
    if (meant !== undefined) choose(meant.endpointId);
  });
  const meant = numbering.number === null ? undefined : byNumber(numbering.number);
  const typed = numbering.number === null || meant === undefined ? null : { number: numbering.number, tile: meant };
  useRoomKeyboard(
    { layout: turnLayout, fullScreen, help: () => open({ shows: 'keys' }) },
    (key) => {
      const about = meant ?? chosen;
      numbering.forget();
      acts.pressKey(key, about !== null && isHere(about) ? about.endpointId : null);
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
        layout={layout}
        roll={roll}
        titled={notices.length === 0 || layout === 'stage'}
        chosen={chosen?.endpointId ?? null}
        numbered={numbering.number !== null || foot.shows === 'keys'}
        onChoose={(endpointId) => (chosen?.endpointId === endpointId ? close() : open({ shows: 'acts', endpointId }))}
      >
        <RoomNotices notices={notices} atOnce={layout === 'gallery' ? 1 : notices.length} />
        {layout !== 'gallery' && (
          <section className={classes.stage} aria-live="off">
            {foot.shows === 'devices' && (
              <StagePlace title={t('devices:title')} onClose={close}>
                {devices}
              </StagePlace>
            )}
            {foot.shows === 'help' && (
              <StagePlace title={t('common:help')} onClose={close}>
                {help}
              </StagePlace>
            )}
            {!takesStage(foot) && <RoomStage />}
          </section>
        )}
        <FootStrip
          foot={roomFoot}
          chosen={chosen}
          typed={typed}
          commands={commands}
          layout={layout}
          onLayout={chooseLayout}
          onFullScreen={fullScreen}
          keys={keys}
          press={press}
        />
      </RoomSurface>
    </div>
  );
};
