import type { z } from 'zod';

/** What a memory of work needs of the browser's storage. */
export type WorkStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Where work that is not saved is kept, so that a reload of the page loses nothing. */
export interface WorkMemory<Work> {
  recall(): Work;
  /** Keeps it in the place of what was kept; gives whether a reload would lose nothing. */
  keep(work: Work): boolean;
}

/** What was begun under this name and not saved; null where there is nothing, or what the browser kept is of an older page. */
export const recallWork = <Work>(
  store: Pick<WorkStore, 'getItem'> | null,
  name: string,
  schema: z.ZodType<Work>,
): Work | null => {
  try {
    return schema.safeParse(JSON.parse(store?.getItem(name) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
};

/** Keeps work under a name, or with null forgets it; gives whether a reload would lose nothing. */
export const keepWork = (
  store: Pick<WorkStore, 'setItem' | 'removeItem'> | null,
  name: string,
  work: object | null,
): boolean => {
  try {
    if (work === null) store?.removeItem(name);
    else store?.setItem(name, JSON.stringify(work));
    return work === null || store !== null;
  } catch {
    // What is typed lives as long as the page.
    return work === null;
  }
};
