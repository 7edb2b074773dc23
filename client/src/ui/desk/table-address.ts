import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** How a table is sorted, as it stands in the address: `sort=name` or `sort=-name`. */
export interface Sorting {
  readonly by: string;
  readonly down: boolean;
}

/** Reads `-name` as name, downwards; null where nothing is chosen. */
export const readSorting = (text: string | null): Sorting | null =>
  text === null || text === '' ? null : { by: text.replace(/^-/u, ''), down: text.startsWith('-') };

/** What a press on a column's head asks for: upwards, then downwards, then the table's own order again. */
export const nextSorting = (now: Sorting | null, by: string): string => {
  if (now?.by !== by) return by;
  return now.down ? '' : `-${by}`;
};

/** The page's number in the address, from 1; anything else counts as 1. */
export const readPage = (text: string | null): number => {
  const page = Number(text ?? '1');
  return Number.isInteger(page) && page > 0 ? page : 1;
};

/** A table's state, kept in the address so that a link, a reload and the way back show the same. */
export interface TableAddress {
  readonly text: (name: string) => string;
  readonly sorting: Sorting | null;
  readonly page: number;
  /** Writes values into the address; an empty one is taken out. Any change but the page's leads back to the first page. */
  readonly write: (values: Readonly<Record<string, string>>) => void;
}

/** The table's state in the address of this page. */
export const useTableAddress = (): TableAddress => {
  const [address, setAddress] = useSearchParams();
  const write = useCallback(
    (values: Readonly<Record<string, string>>) =>
      setAddress(
        () => {
          // Not what was shown when this was made: two quick changes would lose the first while the page is still being drawn.
          const after = new URLSearchParams(window.location.search);
          if (!('page' in values)) after.delete('page');
          for (const [name, value] of Object.entries(values))
            if (value === '') after.delete(name);
            else after.set(name, value);
          return after;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setAddress],
  );
  return {
    text: (name) => address.get(name) ?? '',
    sorting: readSorting(address.get('sort')),
    page: readPage(address.get('page')),
    write,
  };
};
