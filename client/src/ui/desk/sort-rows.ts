const collator = new Intl.Collator('vi', { numeric: true, sensitivity: 'base' });

/** What a row is sorted by; null stands at the end, whichever way the rest is sorted. */
export type SortValue = string | number | null;

/** Rows in the order of a value, in Vietnamese alphabetical order for texts; equal ones keep their places. */
export const sortRows = <Row>(rows: readonly Row[], value: (row: Row) => SortValue, down: boolean): Row[] =>
  rows.toSorted((first, second) => {
    const [a, b] = [value(first), value(second)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
    return down ? -order : order;
  });
