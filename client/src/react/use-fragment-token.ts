import { useEffect, useState } from 'react';
import { fragmentToken } from '../core/fragment-token.ts';

/**
 * The token that the page was opened with. It is taken out of the address at once, so that neither the history nor somebody who
 * looks over a shoulder keeps it; the fragment itself is never sent to any server.
 */
export const useFragmentToken = (): string | null => {
  const [token] = useState(() => fragmentToken(window.location.hash));
  useEffect(() => {
    if (window.location.hash !== '') window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);
  return token;
};
