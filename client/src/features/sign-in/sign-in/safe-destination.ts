/** Where somebody wanted to go before signing in, as a path of this hub; anything else, such as another site, counts as the list of meetings. */
export const safeDestination = (wanted: string | null, origin: string): string => {
  const start = '/meetings';
  if (wanted === null || !wanted.startsWith('/') || !URL.canParse(wanted, origin)) return start;
  const url = new URL(wanted, origin);
  if (url.origin !== origin || url.pathname === '/sign-in') return start;
  return `${url.pathname}${url.search}${url.hash}`;
};
