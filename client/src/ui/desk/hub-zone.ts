import { createContext } from 'react';

/** The hub's time zone, an IANA name: a PC may be set to another. Null until the hub has said it. */
export const HubZoneContext = createContext<string | null>(null);
