import { FloorSeconds } from '@diem-cau/shared';

/** A number of minutes as somebody typed it, in whole seconds; null where the floor is given for no such time. */
export const readSeconds = (minutes: number | string): number | null => {
  if (minutes === '') return null;
  return FloorSeconds.safeParse(Math.round(Number(minutes) * 60)).data ?? null;
};
