import type { CSSProperties } from 'react';
import type { Cells } from '../../../core/layout/roll-grid.ts';

/** A rectangle of cells as CSS says it. */
export const gridArea = ({ column, row, columns, rows }: Cells): CSSProperties => ({
  gridArea: `${row} / ${column} / span ${rows} / span ${columns}`,
});

/** Numbers for a grid's own style sheet, such as `--columns`. */
export const gridNumbers = (numbers: Readonly<Record<`--${string}`, number>>): CSSProperties => ({ ...numbers });
