import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import { TroubleNotice } from './trouble-notice.tsx';
import type { Loading } from './use-loaded.ts';
import { WaitingLines } from './waiting-lines.tsx';

interface LoadedViewProps<T> {
  readonly loading: Loading<T>;
  /** The page itself says when the hub is away, so a reload that fails need not be told as well. */
  readonly quiet?: boolean;
  readonly children: (value: T) => ReactNode;
}

/**
 * Shows what was loaded, grey lines while it is under way, or what went wrong with a way to try again. What is there stays when it
 * cannot be loaded again, with the trouble above it.
 */
export const LoadedView = <T,>({ loading, quiet = false, children }: LoadedViewProps<T>) => {
  const { loaded, reload } = loading;
  if (loaded.state === 'loading') return <WaitingLines />;
  if (loaded.state === 'failed') return <TroubleNotice error={loaded.error} onRetry={reload} />;
  return (
    <>
      {loaded.error !== null && !quiet && (
        <Box mb="md">
          <TroubleNotice error={loaded.error} onRetry={reload} />
        </Box>
      )}
      {children(loaded.value)}
    </>
  );
};
