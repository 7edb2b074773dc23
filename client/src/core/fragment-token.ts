/** Reads the one-time token out of an address's fragment; null where there is none. */
export const fragmentToken = (fragment: string): string | null => {
  const token = fragment.replace(/^#/u, '').trim();
  return /^[A-Za-z0-9_-]{20,200}$/u.test(token) ? token : null;
};
