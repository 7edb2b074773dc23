import { CalendarBody, CalendarChange } from '@diem-cau/shared';
import { z } from 'zod';
import { actorOf } from '../../../../application/kit/acting.ts';
import { json, noBody, nothing, routesOf } from '../../route.ts';
import type { SettingsParts } from './settings-parts.ts';

const route = routesOf<SettingsParts>();

const OfYear = z.strictObject({ year: z.coerce.number().int().min(2000).max(2200) });

/** Holidays and working Saturdays, for the clocks that count working days. */
export const calendarRoutes = [
  route({
    method: 'GET',
    path: '/api/calendar',
    access: 'readCalendar',
    reads: 'nothing',
    params: nothing,
    query: OfYear,
    body: noBody,
    result: CalendarBody,
    summary: 'The days of a year that are holidays, or working days against their weekday.',
    handle: async ({ query }, parts) => json(await parts.calendar.ofYear(query.year)),
  }),
  route({
    method: 'POST',
    path: '/api/calendar',
    access: 'keepCalendar',
    reads: 'json',
    params: nothing,
    query: OfYear,
    body: CalendarChange,
    result: CalendarBody,
    summary: 'Sets days, and lets others be again what their weekday says; answers with the year.',
    async handle({ body, query, signedIn }, parts) {
      await parts.calendar.change(body, actorOf(signedIn));
      return json(await parts.calendar.ofYear(query.year));
    },
  }),
];
