import type { EndpointId } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { galleryGrid, type Cells } from '../../../core/layout/roll-grid.ts';
import { gridNumbers } from './grid-area.ts';
import { OwnPicture } from './own-picture.tsx';
import classes from './roll.module.css';
import { TileView } from './tile-view.tsx';
import tileClasses from './tile.module.css';
import type { RoomRoll } from './use-room-roll.ts';

interface TilesProps {
  readonly roll: RoomRoll;
  /** Those whose tiles are marked. */
  readonly chosen: ReadonlySet<EndpointId>;
  readonly numbered: boolean;
  readonly onChoose: (endpointId: EndpointId) => void;
}

/** The tiles of the page that is shown, in the cells around the stage. */
export const RollTiles = ({
  roll,
  places,
  chosen,
  numbered,
  onChoose,
}: TilesProps & { readonly places: readonly Cells[] }) => {
  const { t } = useTranslation('meeting');
  return (
    <ul className={classes.tiles} aria-label={t('room.roll')}>
      {roll.shown.map((tile, index) => (
        <TileView
          key={tile.endpointId}
          tile={tile}
          shortName={roll.names.get(tile.name) ?? tile.name}
          place={places[index]}
          chosen={chosen.has(tile.endpointId)}
          numbered={numbered}
          onChoose={() => onChoose(tile.endpointId)}
        />
      ))}
    </ul>
  );
};

/** The tiles of the page that is shown in equal tiles, the room itself after them. */
export const GalleryTiles = ({ roll, chosen, numbered, onChoose }: TilesProps) => {
  const { t } = useTranslation('meeting');
  const { columns, rows } = galleryGrid(roll.all.length + 1);
  const style = gridNumbers({ '--columns': columns, '--rows': rows });
  return (
    <div className={classes.galleryField}>
      <ul className={classes.galleryTiles} style={style} data-columns={columns} aria-label={t('room.roll')}>
        {roll.shown.map((tile) => (
          <TileView
            key={tile.endpointId}
            tile={tile}
            shortName={roll.names.get(tile.name) ?? tile.name}
            chosen={chosen.has(tile.endpointId)}
            numbered={numbered}
            onChoose={() => onChoose(tile.endpointId)}
          />
        ))}
        <li className={tileClasses.tile} data-state="picture" data-testid="own-tile">
          <div className={tileClasses.face}>
            <OwnPicture />
            <span className={tileClasses.words}>
              <span className={tileClasses.name} data-testid="tile-name">
                {t('room.own')}
              </span>
            </span>
          </div>
        </li>
      </ul>
    </div>
  );
};
