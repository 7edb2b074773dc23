import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tile } from '../../core/layout/tiles.ts';
import { useEndpoint } from '../../react/endpoint-context.tsx';
import type { RunAct } from '../../react/use-act.ts';
import classes from './tile.module.css';

interface TileActionsProps {
  readonly tile: Tile;
  readonly here: boolean;
  readonly run: RunAct;
  readonly onClose: () => void;
}

/** What the chair can do about one endpoint, on its tile; gone when the focus leaves it. */
export const TileActions = ({ tile, here, run, onClose }: TileActionsProps) => {
  const { t } = useTranslation('meeting');
  const { signalling } = useEndpoint().hub;
  const { endpointId } = tile;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('button')?.focus(), []);
  const act = (work: () => Promise<unknown>) => () => {
    run(work);
    onClose();
  };
  return (
    <div
      ref={place}
      className={classes.actions}
      role="group"
      aria-label={tile.name}
      data-testid="tile-actions"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose();
      }}
    >
      {!here && (
        <button type="button" onClick={onClose}>
          {t('room.nothingToDo')}
        </button>
      )}
      {here && tile.microphone === 'withheld' && (
        <button
          type="button"
          data-testid="tile-allow"
          onClick={act(() => signalling.ask('muting.allow', { endpointId }))}
        >
          {t('room.allow')}
        </button>
      )}
      {here && tile.microphone !== 'withheld' && (
        <button
          type="button"
          data-testid="tile-mute"
          onClick={act(() => signalling.ask('muting.mute', { endpointId }))}
        >
          {t('room.mute')}
        </button>
      )}
      {tile.sharing && (
        <button type="button" data-testid="tile-stop-screen" onClick={act(() => signalling.ask('screen.stop', {}))}>
          {t('room.stopScreen')}
        </button>
      )}
    </div>
  );
};
