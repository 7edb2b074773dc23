import { CalendarBody, type CalendarChange } from '@diem-cau/shared';
import { getJson, sendJson } from '../../../core/http.ts';

/** The days of a year that are not what their weekday says. */
export const loadCalendar = (year: number, signal: AbortSignal): Promise<CalendarBody> =>
  getJson(`/api/calendar?year=${year}`, CalendarBody, { signal });

/** Sets days and clears others; answers with the year. */
export const changeCalendar = (year: number, change: CalendarChange): Promise<CalendarBody> =>
  sendJson('POST', `/api/calendar?year=${year}`, change, CalendarBody);
