import { lazy, Suspense, useState } from 'react';
import { missingSupport } from '../core/browser-support.ts';
import { Connecting, UnsupportedBrowser } from '../features/meeting/trouble/index.ts';
import { useRefusalWords } from '../react/use-refusal-words.ts';
import { CrashGuard } from './crash-guard.tsx';
import { Home } from './home.tsx';
import { SampleBand } from './sample-band.tsx';

/** The pages of all other addresses, and the router with them: nobody waits for these who only joins a meeting. */
const Desk = lazy(async () => ({ default: (await import('./desk.tsx')).Desk }));

/** The whole client; a browser that cannot take part is told so and loads nothing more. */
export const App = () => {
  const [atHome, setAtHome] = useState(window.location.pathname === '/');
  useRefusalWords();
  const missing = missingSupport(window);
  if (missing !== null) return <UnsupportedBrowser missing={missing} />;
  return (
    <CrashGuard>
      <Suspense fallback={<Connecting />}>
        <SampleBand />
        {atHome ? (
          <Home
            leave={(to, { replace }) => {
              if (replace) window.history.replaceState(null, '', to);
              else window.history.pushState(null, '', to);
              setAtHome(false);
            }}
          />
        ) : (
          <Desk />
        )}
      </Suspense>
    </CrashGuard>
  );
};
