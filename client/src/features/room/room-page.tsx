import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useEndpoint } from '../../react/endpoint-context.tsx';
import { useAct } from '../../react/use-act.ts';
import { useAwake } from '../../react/use-awake.ts';
import { useKeys } from '../../react/use-keys.ts';
import { Gallery } from './gallery.tsx';
import { KeyHelp } from './key-help.tsx';
import { LeavingQuestion } from './leaving-question.tsx';
import { Roll } from './roll.tsx';
import { RoomControls } from './room-controls.tsx';
import { RoomWarnings } from './room-warnings.tsx';
import classes from './room.module.css';
import { StageOnly } from './stage-only.tsx';
import { useRoomCommands } from './use-room-commands.ts';
import { useRoomKeys } from './use-room-keys.ts';
import { useRoomLayout } from './use-room-layout.ts';

const fadeAfterMs = 5_000;
type Open = 'nothing' | 'help' | 'devices' | 'end' | 'leave';

interface RoomPageProps {
  /** The panel in which devices are chosen, given its closing. */
  readonly devices: (onClose: () => void) => ReactNode;
}

/** The leading room in a meeting: the stage and all endpoints on a TV, run with a mouse, keys or a clicker. */
export const RoomPage = ({ devices }: RoomPageProps) => {
  const { t } = useTranslation('meeting');
  const { audio } = useEndpoint();
  const blocked = useStore(audio.state, (state) => state.blocked);
  const [open, setOpen] = useState<Open>('nothing');
  const [keysOn, setKeysOn] = useRoomKeys();
  const { layout, next, page, turn } = useRoomLayout();
  const awake = useAwake(fadeAfterMs);
  const act = useAct();
  const commands = useRoomCommands(act);
  const close = (): void => setOpen('nothing');
  const fullScreen = (): void =>
    act.run(() =>
      document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
    );

  useKeys(
    {
      KeyM: commands.microphone,
      KeyV: commands.camera,
      KeyS: commands.screen,
      KeyA: commands.allMicrophones,
      KeyB: commands.pause,
      KeyL: next,
      KeyF: fullScreen,
      PageUp: () => turn(-1),
      PageDown: () => turn(1),
      Slash: () => setOpen('help'),
    },
    keysOn && open === 'nothing',
  );

  const shown = awake || open !== 'nothing';
  return (
    <div className={classes.page} data-theme="dark" data-awake={shown} data-layout={layout} data-testid="room-page">
      <main className={classes.surface}>
        {layout === 'roll' && <Roll page={page} run={act.run} />}
        {layout === 'gallery' && <Gallery page={page} run={act.run} />}
        {layout === 'stage' && <StageOnly />}
      </main>
      <RoomWarnings trouble={act.trouble} onForget={act.forget} />
      {blocked && (
        <button
          type="button"
          className={classes.sound}
          data-testid="unblock-sound"
          onClick={() => void audio.unblock()}
        >
          {t('soundBlocked')}
        </button>
      )}
      <RoomControls
        commands={commands}
        layout={layout}
        shown={shown}
        onLayout={next}
        onDevices={() => setOpen('devices')}
        onHelp={() => setOpen('help')}
        onEnd={() => setOpen('end')}
        onLeave={() => setOpen('leave')}
      />
      {open === 'help' && <KeyHelp on={keysOn} onSwitch={setKeysOn} onClose={close} />}
      {open === 'devices' && devices(close)}
      {(open === 'end' || open === 'leave') && <LeavingQuestion which={open} run={act.run} onClose={close} />}
    </div>
  );
};
