import type { FloorHolder } from '@diem-cau/shared';
import { timeLeft, type TimeLeft } from '../core/floor/time-left.ts';
import { useNow } from './use-now.ts';

/** The time of whoever has the floor, told anew twice a second; null where nobody has it. */
export const useTimeLeft = (holder: Pick<FloorHolder, 'since' | 'until'> | null): TimeLeft | null => {
  const now = useNow(500);
  return holder === null ? null : timeLeft(holder, now);
};
