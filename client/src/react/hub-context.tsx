import type { RefusalCode } from '@diem-cau/shared';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { Hub, type Hello } from '../core/hub.ts';
import { Signalling } from '../core/signalling.ts';
import { socketWire } from '../core/socket-wire.ts';

/** The hub for the pages below: its signalling, and what it said at the last greeting. */
export interface HubValue {
  readonly hub: Hub;
  readonly signalling: Signalling;
  readonly hello: Hello;
}

const HubContext = createContext<HubValue | null>(null);

/** The hub; only below a HubProvider. */
export const useHub = (): HubValue => {
  const value = use(HubContext);
  if (value === null) throw new Error('useHub needs a HubProvider above it');
  return value;
};

interface HubProviderProps {
  readonly children: ReactNode;
  /** Shown until the first greeting. */
  readonly waiting: ReactNode;
  /** Shown when the hub does not let this browser in. */
  readonly refused: (code: RefusalCode) => ReactNode;
}

/** Connects to the hub for as long as it is on the page; its children see the hub only after the first greeting. */
export const HubProvider = ({ children, waiting, refused }: HubProviderProps) => {
  const [hub] = useState(() => new Hub(new Signalling(socketWire())));
  useEffect(() => {
    hub.start();
    return () => hub.stop();
  }, [hub]);
  const hello = useStore(hub.hello, (state) => state.hello);
  const connection = useStore(hub.signalling.connection);
  if (connection.state === 'refused') return refused(connection.code);
  if (hello === null) return waiting;
  return <HubContext value={{ hub, signalling: hub.signalling, hello }}>{children}</HubContext>;
};
