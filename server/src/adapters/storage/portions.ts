import { breathe } from '../../application/kit/breathe.ts';

/** Rows written or read by one statement: below every database's limit of bound values, and parsed within a few milliseconds. */
const rowsAtOnce = 500;

/** Rows in as many portions as statements are needed to write them. */
export const portions = <Item>(items: readonly Item[]): (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / rowsAtOnce) }, (_, index) =>
    items.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce),
  );

/**
 * All rows of an ordered list, read by `some` in portions, each the first rows behind the last one of the portion before; the meetings go
 * on between two.
 */
export const readInPortions = async <Row, Item>(
  some: (after: Row | null, most: number) => Promise<readonly Row[]>,
  parse: (row: Row) => Item,
): Promise<Item[]> => {
  const items: Item[] = [];
  for (let after: Row | null = null; ;) {
    const rows: readonly Row[] = await some(after, rowsAtOnce);
    for (const row of rows) {
      await breathe();
      items.push(parse(row));
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < rowsAtOnce) return items;
    after = last;
  }
};
