/** Where a tab keeps the title of a report that is about to be kept. */
export type TabStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const placeOf = (query: string): string => `diem-cau.report-title.${query}`;

/** This tab's storage; null where the browser keeps nothing. */
export const tabStorage = (): TabStorage | null => {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
};

/** The title that was begun for this report; null where none was. */
export const recallTitle = (storage: TabStorage | null, query: string): string | null =>
  storage?.getItem(placeOf(query)) ?? null;

/** Keeps a title that was begun, or with null forgets it, so that a reload of the page loses nothing. */
export const rememberTitle = (storage: TabStorage | null, query: string, title: string | null): void => {
  try {
    if (title === null) storage?.removeItem(placeOf(query));
    else storage?.setItem(placeOf(query), title);
  } catch {
    // Without storage what is typed lives as long as the page.
  }
};
