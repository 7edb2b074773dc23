/** A rectangle of a grid's cells; columns and rows count from 1, as in CSS. */
export interface Cells {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

/**
 * The stage with the roll around it: a grid of `cells` x `cells`, each of the screen's own shape; the stage fills the upper left
 * corner and leaves `ring` columns on the right and `ring` rows below. The last cells of the last row are the clock's.
 */
export interface RollGrid {
  readonly cells: number;
  readonly ring: number;
  /** How many endpoints stand on one page of it. */
  readonly capacity: number;
  /** How many cells are the clock's alone; it gets those of the last row that no tile needs, too, unless there are pages. */
  readonly clockCells: number;
}

const grid = (cells: number, ring: number, clockCells = 1): RollGrid => ({
  cells,
  ring,
  capacity: cells * cells - (cells - ring) * (cells - ring) - clockCells,
  clockCells,
});

/**
 * On 1920x1080, from few endpoints to many: cells of 480x270 beside a stage of 1440x810; 320x180 beside 1600x900; 320x180 beside
 * 1280x720, which carries 19 communes. A smaller cell carries no name that is read from 5 m.
 */
const grids: readonly RollGrid[] = [grid(4, 1), grid(6, 1), grid(6, 2)];

/** Above that the roll turns pages of 18, whose marks stand beside the clock. */
const paged = grid(6, 2, 2);

/** The grid with the largest cells that holds this many endpoints; above 19 it has pages. */
export const rollGrid = (endpoints: number): RollGrid => grids.find((each) => each.capacity >= endpoints) ?? paged;

/** Where stage, clock and the tiles of one page stand in the roll's grid: the tiles row by row, as one reads. */
export const rollPlaces = (
  { cells, ring, capacity, clockCells }: RollGrid,
  tiles: number,
): { readonly stage: Cells; readonly clock: Cells; readonly tiles: readonly Cells[] } => {
  const stage = cells - ring;
  const beside = stage * ring;
  const place = (index: number): Cells => {
    const below = index - beside;
    const [column, row] =
      below < 0
        ? [stage + (index % ring) + 1, Math.floor(index / ring) + 1]
        : [(below % cells) + 1, stage + Math.floor(below / cells) + 1];
    return { column, row, columns: 1, rows: 1 };
  };
  // Turning a page moves nothing under the mouse that turns it.
  const inLastRow =
    clockCells === paged.clockCells ? cells - clockCells : Math.max(0, tiles - (capacity + clockCells - cells));
  return {
    stage: { column: 1, row: 1, columns: stage, rows: stage },
    clock: { column: inLastRow + 1, row: cells, columns: cells - inLastRow, rows: 1 },
    tiles: Array.from({ length: tiles }, (_, index) => place(index)),
  };
};

/** The gallery: equal tiles, row by row. */
export interface GalleryGrid {
  readonly columns: number;
  readonly rows: number;
  readonly capacity: number;
}

/** On 1920x1080 the smallest tile is 320 wide and, beside the lines above and below, 200 high. */
const gallerySizes = [
  [2, 1],
  [2, 2],
  [3, 2],
  [3, 3],
  [4, 3],
  [4, 4],
  [5, 4],
  [6, 4],
] as const;

/** The gallery with the largest tiles that holds this many, or the one that turns pages. */
export const galleryGrid = (tiles: number): GalleryGrid => {
  const [columns, rows] = gallerySizes.find(([across, down]) => across * down >= tiles) ?? [6, 4];
  return { columns, rows, capacity: columns * rows };
};
