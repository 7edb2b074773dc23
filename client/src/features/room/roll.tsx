import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { pageOf, rollGrid } from '../../core/layout/roll-grid.ts';
import type { RunAct } from '../../react/use-act.ts';
import { ClockCell } from './clock-cell.tsx';
import classes from './room.module.css';
import { RoomStage } from './room-stage.tsx';
import { TileView } from './tile-view.tsx';
import { useRoll } from './use-roll.ts';

/** The stage in the upper left corner, the roll around it, the clock in the lower right. */
export const Roll = ({ page, run }: { page: number; run: RunAct }) => {
  const { t } = useTranslation('meeting');
  const { tiles, names } = useRoll();
  const grid = rollGrid(tiles.length);
  const shown = pageOf(tiles, grid.capacity, page);
  // Cells of the last row that no tile needs go to the clock, which has more to say then.
  const inLastRow = Math.max(0, shown.items.length - (grid.capacity - (grid.cells - 1)));
  const style: CSSProperties & Record<`--${string}`, number> = {
    '--cells': grid.cells,
    '--stage': grid.cells - grid.ring,
    '--clock-from': inLastRow + 1,
  };
  return (
    <div className={classes.roll} style={style} data-cells={grid.cells}>
      <section className={classes.stage} aria-live="off">
        <RoomStage />
      </section>
      <ClockCell cells={grid.cells - inLastRow} page={shown.pages > 1 ? shown : null} />
      <ul className={classes.tiles} aria-label={t('room.roll')}>
        {shown.items.map((tile) => (
          <TileView key={tile.endpointId} tile={tile} shortName={names.get(tile.name) ?? tile.name} run={run} />
        ))}
      </ul>
    </div>
  );
};
