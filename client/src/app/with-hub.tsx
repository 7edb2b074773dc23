import type { ReactNode } from 'react';
import { Connecting, NotAdmitted } from '../features/trouble/index.ts';
import { HubProvider } from '../react/hub-context.tsx';

/** Connects what is below to the hub, and says so while it does; `phone` is whom to call when the hub refuses the browser. */
export const WithHub = ({ phone = '', children }: { phone?: string; children: ReactNode }) => (
  <HubProvider waiting={<Connecting />} refused={(code) => <NotAdmitted code={code} phone={phone} />}>
    {children}
  </HubProvider>
);
