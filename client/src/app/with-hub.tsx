import type { ReactNode } from 'react';
import { Connecting, NotAdmitted } from '../features/trouble/index.ts';
import { HubProvider } from '../react/hub-context.tsx';

/** Connects what is below to the hub, and says so while it does. */
export const WithHub = ({ children }: { children: ReactNode }) => (
  <HubProvider waiting={<Connecting />} refused={(code) => <NotAdmitted code={code} />}>
    {children}
  </HubProvider>
);
