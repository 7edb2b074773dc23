import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { galleryGrid, pageOf } from '../../core/layout/roll-grid.ts';
import type { RunAct } from '../../react/use-act.ts';
import { OwnPicture } from './own-picture.tsx';
import classes from './room.module.css';
import { StatusLine } from './status-line.tsx';
import { TileView } from './tile-view.tsx';
import { useRoll } from './use-roll.ts';

/** All endpoints in equal tiles, the room itself after them; one line above, and room for the commands below. */
export const Gallery = ({ page, run }: { page: number; run: RunAct }) => {
  const { t } = useTranslation('meeting');
  const { tiles, names } = useRoll();
  const grid = galleryGrid(tiles.length + 1);
  const shown = pageOf(tiles, grid.capacity - 1, page);
  const style: CSSProperties & Record<`--${string}`, number> = { '--columns': grid.columns, '--rows': grid.rows };
  return (
    <div className={classes.gallery}>
      <StatusLine page={shown.pages > 1 ? shown : null} />
      <ul className={classes.galleryTiles} style={style} data-columns={grid.columns} aria-label={t('room.roll')}>
        {shown.items.map((tile) => (
          <TileView key={tile.endpointId} tile={tile} shortName={names.get(tile.name) ?? tile.name} run={run} />
        ))}
        <li className={classes.galleryOwn}>
          <OwnPicture />
          <span className={classes.galleryOwnName}>{t('room.own')}</span>
        </li>
      </ul>
    </div>
  );
};
