import { IconScreenShare, IconVideoOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tile } from '../../core/layout/tiles.ts';
import type { RunAct } from '../../react/use-act.ts';
import { usePicture } from '../../react/use-picture.ts';
import { useSeatWords } from '../../react/use-seat-words.ts';
import { MicrophoneMark } from '../../ui/microphone-mark.tsx';
import { Video } from '../../ui/video.tsx';
import classes from './tile.module.css';
import { TileActions } from './tile-actions.tsx';

interface TileViewProps {
  readonly tile: Tile;
  readonly shortName: string;
  readonly run: RunAct;
}

/** One endpoint in the roll; pressed, it offers what the chair can do about it. */
export const TileView = ({ tile, shortName, run }: TileViewProps) => {
  const { t } = useTranslation('meeting');
  const seatWords = useSeatWords();
  const [chosen, setChosen] = useState(false);
  const { stream, placed } = usePicture(tile.endpointId, 'camera');
  const { state } = tile.presence;
  const here = state === 'picture' || state === 'camera-off';
  const words = seatWords(tile.presence);
  const spoken = [
    words,
    here ? t(`seat.microphone.${tile.microphone}`) : null,
    tile.speaking ? t('seat.speaking') : null,
    tile.sharing ? t('seat.sharing') : null,
  ].filter((part) => part !== null);
  return (
    <li
      className={classes.tile}
      data-testid={`tile-${tile.endpointId}`}
      data-state={state}
      data-speaking={tile.speaking}
      data-microphone={tile.microphone}
    >
      {here && (
        <Video
          stream={state === 'picture' ? stream : null}
          fit="filled"
          label={tile.name}
          endpoint={tile.endpointId}
          source="camera"
          placed={placed}
        />
      )}
      <span className={classes.words} aria-hidden="true">
        <span className={classes.name}>{shortName}</span>
        {/* A name on a calm ground, without a picture, says by itself that the camera is off. */}
        {words !== null && !here && <span className={classes.state}>{words}</span>}
      </span>
      {here && (
        <span className={classes.marks} aria-hidden="true">
          {tile.sharing && (
            <span className={classes.sharing}>
              <IconScreenShare />
            </span>
          )}
          {state === 'camera-off' && (
            <span className={classes.cameraOff}>
              <IconVideoOff />
            </span>
          )}
          <MicrophoneMark microphone={tile.microphone} label="" />
        </span>
      )}
      <button
        type="button"
        className={classes.press}
        aria-label={t('room.actionsOf', { name: [tile.name, ...spoken].join(', ') })}
        aria-expanded={chosen}
        onClick={() => setChosen(true)}
      />
      {chosen && <TileActions tile={tile} here={here} run={run} onClose={() => setChosen(false)} />}
    </li>
  );
};
