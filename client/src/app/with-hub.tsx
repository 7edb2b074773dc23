import type { Profile } from '@diem-cau/shared';
import type { ReactNode } from 'react';
import { Connecting, NotAdmitted } from '../features/meeting/trouble/index.ts';
import { HubProvider } from '../react/hub-context.tsx';

/** Connects what is below to the hub, and says so while it does; `profile` says whom to call when the hub refuses the browser. */
export const WithHub = ({ profile, children }: { profile?: Profile; children: ReactNode }) => (
  <HubProvider waiting={<Connecting />} refused={(code) => <NotAdmitted code={code} profile={profile} />}>
    {children}
  </HubProvider>
);
