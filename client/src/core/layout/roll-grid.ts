/**
 * The stage with the roll around it: a grid of `cells` x `cells`, each of the screen's own shape; the stage fills the upper left
 * corner and leaves `ring` columns on the right and `ring` rows below. One cell is kept for the clock.
 */
export interface RollGrid {
  readonly cells: number;
  readonly ring: number;
  /** How many endpoints stand on one page of it. */
  readonly capacity: number;
}

const grid = (cells: number, ring: number): RollGrid => ({
  cells,
  ring,
  capacity: cells * cells - (cells - ring) * (cells - ring) - 1,
});

/**
 * On 1920x1080, from few endpoints to many: tiles of 480x270 beside a stage of 1440x810; 320x180 beside 1600x900; 320x180 beside
 * 1280x720, which carries 19 communes with names of 38 px and more; 240x135 beside 1440x810. Above that the roll turns pages.
 */
const grids: readonly [RollGrid, ...RollGrid[]] = [grid(4, 1), grid(6, 1), grid(6, 2), grid(8, 2)];

/** The grid with the largest tiles that holds this many endpoints. */
export const rollGrid = (endpoints: number): RollGrid =>
  grids.find((each) => each.capacity >= endpoints) ?? grids[grids.length - 1] ?? grids[0];

/** The gallery's columns and rows, and how many tiles one page has: 5 x 4 up to 20, 6 x 5 above. */
export const galleryGrid = (tiles: number): { columns: number; rows: number; capacity: number } => {
  const sizes = [
    { columns: 2, rows: 2 },
    { columns: 3, rows: 3 },
    { columns: 4, rows: 4 },
    { columns: 5, rows: 4 },
    { columns: 6, rows: 5 },
  ];
  const size = sizes.find(({ columns, rows }) => columns * rows >= tiles) ?? { columns: 6, rows: 5 };
  return { ...size, capacity: size.columns * size.rows };
};

/** One page of a list; pages count from 0, and a page that no longer exists is the last one. */
export const pageOf = <Item>(
  items: readonly Item[],
  capacity: number,
  page: number,
): { items: readonly Item[]; page: number; pages: number } => {
  const pages = Math.max(1, Math.ceil(items.length / capacity));
  const shown = Math.min(Math.max(0, page), pages - 1);
  return { items: items.slice(shown * capacity, (shown + 1) * capacity), page: shown, pages };
};
