import type { DropCause, LinkGrade } from '@diem-cau/shared';
import type { Happening } from './script.ts';

/** Short words in which a script tells what happens, place and minute first. */
export const comes = (place: string, at: number): Happening => ({ what: 'comes', place, at });
export const never = (place: string): Happening => ({ what: 'never', place });
export const drops = (place: string, at: number, away: number | null, cause: DropCause = 'link-lost'): Happening => ({
  what: 'drops',
  place,
  at,
  away,
  cause,
});
export const leaves = (place: string, at: number, away: number | null = null): Happening => ({
  what: 'leaves',
  place,
  at,
  away,
});
export const speaks = (place: string, at: number, lasts: number): Happening => ({ what: 'speaks', place, at, lasts });
export const pause = (at: number, lasts: number | null): Happening => ({ what: 'break', at, lasts });
export const hubDown = (at: number, lasts: number, slow: Readonly<Record<string, number | null>> = {}): Happening => ({
  what: 'hub-down',
  at,
  lasts,
  slow,
});
export const added = (place: string, at: number, comesAfter: number): Happening => ({
  what: 'added',
  place,
  at,
  comesAfter,
});
export const line = (place: string, at: number, grade: LinkGrade): Happening => ({ what: 'line', place, at, grade });
export const otherTab = (place: string, at: number): Happening => ({ what: 'other-tab', place, at });
export const clockBack = (at: number, by: number): Happening => ({ what: 'clock-back', at, by });
