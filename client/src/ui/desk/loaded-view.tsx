import type { ReactNode } from 'react';
import { TroubleNotice } from './trouble-notice.tsx';
import type { Loading } from './use-loaded.ts';
import { WaitingLines } from './waiting-lines.tsx';

/** Shows what was loaded, grey lines while it is under way, or what went wrong with a way to try again. */
export const LoadedView = <T,>({ loading, children }: { loading: Loading<T>; children: (value: T) => ReactNode }) => {
  const { loaded, reload } = loading;
  if (loaded.state === 'ready') return <>{children(loaded.value)}</>;
  return loaded.state === 'failed' ? <TroubleNotice error={loaded.error} onRetry={reload} /> : <WaitingLines />;
};
