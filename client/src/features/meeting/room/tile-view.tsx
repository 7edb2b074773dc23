import { IconArrowDown, IconHandStop, IconScreenShare, IconVideoOff, IconWifi1 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isHere, type Tile } from '../../../core/layout/tiles.ts';
import type { Cells } from '../../../core/layout/roll-grid.ts';
import { useKeptBack } from '../../../react/use-rung.ts';
import { usePicture } from '../../../react/use-picture.ts';
import { useSeatTroubles } from '../../../react/use-seat-troubles.ts';
import { useSeatWords } from '../../../react/use-seat-words.ts';
import { SourceTroubles } from '../../../ui/source-troubles.tsx';
import { MicrophoneMark } from '../../../ui/microphone-mark.tsx';
import { Video } from '../../../ui/video.tsx';
import { useLessWords } from '../../../react/use-less-words.ts';
import { SaidMark } from '../messages/index.ts';
import { gridArea } from './grid-area.ts';
import classes from './tile.module.css';

interface TileViewProps {
  readonly tile: Tile;
  readonly shortName: string;
  /** Where it stands in the layout's grid; without, it follows the one before. */
  readonly place?: Cells | undefined;
  /** Its acts are shown. */
  readonly chosen: boolean;
  /** Its number is shown. */
  readonly numbered: boolean;
  readonly onChoose: () => void;
}

/** One endpoint in the roll; pressed anywhere, its acts come with its name into the strip. */
export const TileView = ({ tile, shortName, place, chosen, numbered, onChoose }: TileViewProps) => {
  const { t } = useTranslation(['meeting', 'floor', 'troubles']);
  const seatWords = useSeatWords();
  const lessWords = useLessWords();
  const { stream, placed } = usePicture(tile.endpointId, tile.picture);
  const { state } = tile.presence;
  const here = isHere(tile) && state !== 'no-media';
  const words = tile.asksIn === true ? t('room.asksIn') : seatWords(tile.presence);
  const less = tile.less ?? null;
  const { camera, microphone: trouble } = useSeatTroubles(tile.endpointId, tile.troubles, less?.by === 'line');
  const microphone = trouble ?? (tile.halfDuplex === true ? { words: t('troubles:halfDuplex') } : null);
  const keptBack = useKeptBack({ endpointId: tile.endpointId, source: tile.picture });
  const rung = less === null ? null : t(`room.less.${less.what}`);
  const spoken = [
    words,
    here ? t(`seat.microphone.${tile.microphone}`) : null,
    here && microphone !== null ? `${t('troubles:microphone')}: ${microphone.words}` : null,
    here && camera !== null ? `${t('troubles:camera')}: ${camera.words}` : null,
    less === null ? null : lessWords(less),
    tile.speaking ? t('seat.speaking') : null,
    tile.sharing ? t('seat.sharing') : null,
    tile.floor ? t('floor:now') : null,
    tile.hand === null ? null : t('floor:tile.hand', { place: tile.hand }),
    tile.said === undefined ? null : t('messages.waits'),
  ].filter((part) => part !== null);
  const number =
    numbered && tile.number !== null ? (
      <span className={classes.number} aria-hidden="true" data-testid="tile-number">
        {tile.number}
      </span>
    ) : null;
  // One line in the row of the marks, where these leave it room; the voice comes first.
  const roomForWords = number === null && !tile.floor && !tile.sharing && tile.hand === null;
  // What people there say themselves comes before what was seen of them.
  const worded = (camera !== null || microphone !== null) && roomForWords && tile.said === undefined;
  // Whoever speaks or asks for the floor is looked at most: a mark at least says there that it has less.
  const rungInWords = rung !== null && roomForWords && !worded && tile.said === undefined;
  return (
    <li
      className={classes.tile}
      style={place === undefined ? undefined : gridArea(place)}
      data-testid={`tile-${tile.endpointId}`}
      data-state={state}
      data-speaking={tile.speaking}
      data-microphone={here ? tile.microphone : undefined}
      data-chosen={chosen}
      data-floor={here && tile.floor}
    >
      <div className={classes.face}>
        {here && (
          <Video
            stream={state === 'picture' && keptBack === null ? stream : null}
            fit="filled"
            label={tile.name}
            endpoint={tile.endpointId}
            source={tile.picture}
            placed={placed}
          />
        )}
        <span className={classes.words} aria-hidden="true">
          <span className={classes.name} data-testid="tile-name">
            {shortName}
          </span>
          {/* A name on a calm ground, without a picture, says by itself that the camera is off. */}
          {words !== null && !here && number === null && <span className={classes.state}>{words}</span>}
          {!here && number}
        </span>
        {here && number}
        {here && (
          <span className={classes.marks} aria-hidden="true">
            <TileSaid of={tile} short={!roomForWords} />
            {(worded || rungInWords) && (
              <span className={classes.trouble}>
                {worded ? (
                  <SourceTroubles camera={microphone === null ? camera : null} microphone={microphone} />
                ) : less?.by === 'pc' ? (
                  t('busy')
                ) : (
                  rung
                )}
              </span>
            )}
            {tile.floor && number === null && (
              <span className={classes.floor} data-testid="tile-floor">
                {t('floor:tile.floor')}
              </span>
            )}
            {tile.hand !== null && (
              <span className={classes.hand} data-testid="tile-hand">
                <IconHandStop />
                {tile.hand}
              </span>
            )}
            {tile.sharing && (
              <span className={classes.sharing}>
                <IconScreenShare />
              </span>
            )}
            {rung !== null && !rungInWords && (
              <span className={classes.cameraOff} data-testid="tile-less">
                {less?.by === 'line' ? <IconWifi1 /> : <IconArrowDown />}
              </span>
            )}
            {state === 'camera-off' && !worded && (
              <span className={classes.cameraOff}>
                <IconVideoOff />
              </span>
            )}
            <MicrophoneMark microphone={tile.microphone} label="" />
          </span>
        )}
      </div>
      <button
        type="button"
        className={classes.press}
        aria-label={t('room.actionsOf', { name: [tile.name, ...spoken].join(', ') })}
        aria-expanded={chosen}
        onClick={onChoose}
      />
    </li>
  );
};

const TileSaid = ({ of: { said }, short }: { readonly of: Tile; readonly short: boolean }) =>
  said === undefined ? null : (
    <span className={classes.said} data-testid="tile-said">
      <SaidMark words={said} short={short} />
    </span>
  );
