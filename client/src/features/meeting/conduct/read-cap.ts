import { requests } from '@diem-cau/shared';

/** The cap that was typed; null where the hub would not take it: nothing, no whole number, out of bounds. */
export const readCap = (typed: number | string): number | null => {
  const maxEndpoints = typed === '' ? null : Number(typed);
  const read = requests['meeting.changeCap'].params.safeParse({ maxEndpoints });
  return read.success ? read.data.maxEndpoints : null;
};
