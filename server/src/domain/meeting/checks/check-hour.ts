import type { CheckHour } from '@diem-cau/shared';

/** From its hour on, for so long, endpoints that come on to their waiting page are checked once, in minutes: PCs are switched on one by one. */
const openForMinutes = 60;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Whether it is the time of day at which endpoints are checked by themselves. @param time of the hub's zone, `06:45` */
export const isCheckHour = (hour: CheckHour, time: string): boolean => {
  if (hour === null) return false;
  const since = minutesOf(time) - minutesOf(hour);
  return since >= 0 && since < openForMinutes;
};
