/** What this tab keeps through a reload, until it is closed; null where the browser keeps nothing. */
export const tabStorage = (): Storage | null => {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
};
