import type { Instant, Profile } from '@diem-cau/shared';
import { timeOfPc } from './clock.ts';

/** What a PC knows of the hub while it does not answer. */
export interface LastHub {
  /** When it last answered, by the PC's own clock. */
  readonly at: Instant;
  /** Whom to call: name and number; empty where nobody is known. */
  readonly technician: string;
}

const key = 'diem-cau.last-hub';

const read = (text: string | null): LastHub | null => {
  const kept: unknown = JSON.parse(text ?? 'null');
  if (typeof kept !== 'object' || kept === null || !('at' in kept) || !('technician' in kept)) return null;
  const { at, technician } = kept;
  return typeof at === 'number' && typeof technician === 'string' ? { at, technician } : null;
};

/** The hub's last answer, in the browser's own storage; one that forbids storage remembers nothing. */
export const lastHub = {
  read(): LastHub | null {
    try {
      return read(localStorage.getItem(key));
    } catch {
      return null;
    }
  },
  /** The hub has just answered. */
  note({ technicianName, technicianPhone }: Pick<Profile, 'technicianName' | 'technicianPhone'>): void {
    const technician = technicianPhone === '' ? '' : `${technicianName} ${technicianPhone}`.trim();
    try {
      localStorage.setItem(key, JSON.stringify({ at: timeOfPc(), technician } satisfies LastHub));
    } catch {
      // Without storage the page that waits says less.
    }
  },
};
