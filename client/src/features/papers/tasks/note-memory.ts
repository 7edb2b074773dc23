const placeOf = (conclusionId: string): string => `diem-cau.task-note.${conclusionId}`;

/** A note on a task that was begun in this tab and not sent; empty where there is none. */
export const recallNote = (storage: Pick<Storage, 'getItem'> | null, conclusionId: string): string => {
  try {
    return storage?.getItem(placeOf(conclusionId)) ?? '';
  } catch {
    return '';
  }
};

/** Keeps a note that is being written, so that neither a reload nor a closed dialog loses it; an empty one is forgotten. */
export const keepNote = (
  storage: Pick<Storage, 'setItem' | 'removeItem'> | null,
  conclusionId: string,
  note: string,
): void => {
  try {
    if (note === '') storage?.removeItem(placeOf(conclusionId));
    else storage?.setItem(placeOf(conclusionId), note);
  } catch {
    // Without storage a note lives as long as its dialog.
  }
};
