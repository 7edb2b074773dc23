import type { Tile } from './tiles.ts';

/** One page of a list; pages count from 0. */
export interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly page: number;
  readonly pages: number;
}

/** A page that no longer exists is the last one. */
export const pageOf = <Item>(items: readonly Item[], capacity: number, page: number): PageOf<Item> => {
  const pages = Math.max(1, Math.ceil(items.length / capacity));
  const shown = Math.min(Math.max(0, page), pages - 1);
  return { items: items.slice(shown * capacity, (shown + 1) * capacity), page: shown, pages };
};

/** Who stands like this is missed. */
const missed: ReadonlySet<Tile['presence']['state']> = new Set(['dropped', 'lost', 'no-media']);

/** What a page's mark says of the endpoints on it. */
export interface PageMark {
  readonly page: number;
  readonly current: boolean;
  readonly speaking: boolean;
  readonly dropped: boolean;
}

/** More marks than this do not fit beside the clock. */
const mostMarks = 5;

/** The marks of the pages, in their order: where there are many, the current page, those with something to tell, and the nearest. */
export const pageMarks = (tiles: readonly Tile[], capacity: number, current: number): readonly PageMark[] => {
  const { pages } = pageOf(tiles, capacity, current);
  const marks = Array.from({ length: pages }, (_, page): PageMark => {
    const { items } = pageOf(tiles, capacity, page);
    return {
      page,
      current: page === current,
      speaking: items.some((tile) => tile.speaking),
      dropped: items.some(({ presence }) => missed.has(presence.state)),
    };
  });
  const weight = (mark: PageMark): number =>
    (mark.current ? 4_000 : 0) +
    (mark.speaking ? 2_000 : 0) +
    (mark.dropped ? 1_000 : 0) -
    Math.abs(mark.page - current);
  return marks
    .toSorted((one, other) => weight(other) - weight(one))
    .slice(0, mostMarks)
    .toSorted((one, other) => one.page - other.page);
};
