import { Suspense } from 'react';
import { RouterProvider } from 'react-router/dom';
import { missingSupport } from '../core/browser-support.ts';
import { Connecting, UnsupportedBrowser } from '../features/meeting/trouble/index.ts';
import { router } from './routes.tsx';
import { SampleBand } from './sample-band.tsx';

/** The whole client; a browser that cannot take part is told so and loads nothing more. */
export const App = () => {
  const missing = missingSupport(window);
  if (missing !== null) return <UnsupportedBrowser missing={missing} />;
  return (
    <Suspense fallback={<Connecting />}>
      <SampleBand />
      <RouterProvider router={router} />
    </Suspense>
  );
};
