import type { Principal, Profile } from '@diem-cau/shared';
import { createContext, useContext } from 'react';

/** Who sits at this desk, and whose hub it is. */
export interface DeskPerson extends Profile {
  readonly me: Principal;
  /** The hub's, an IANA name. */
  readonly timeZone: string;
  /** Port of the plain page that hands out the hub's CA. */
  readonly certificatePort: number;
}

/** Filled by the shell around the desk pages. */
export const DeskPersonContext = createContext<DeskPerson | null>(null);

/** Who sits at this desk; an Error outside the shell. */
export const useDeskPerson = (): DeskPerson => {
  const person = useContext(DeskPersonContext);
  if (person === null) throw new Error('a desk page stands outside the desk shell');
  return person;
};
