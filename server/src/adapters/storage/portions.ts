/** Rows written by one statement: below every database's limit of bound values. */
const rowsAtOnce = 500;

/** Rows in as many portions as statements are needed to write them. */
export const portions = <Item>(items: readonly Item[]): (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / rowsAtOnce) }, (_, index) =>
    items.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce),
  );
