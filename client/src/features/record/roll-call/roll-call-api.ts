import { PersonOnDay, RollCallBody, type Day, type RollCallEntry } from '@diem-cau/shared';
import { z } from 'zod';
import { getJson, sendJson } from '../../../core/http.ts';

const pathOf = (meetingId: string): string => `/api/meetings/${encodeURIComponent(meetingId)}/roll-call`;

/** The roll call as the hub knows it: what it saw, what it proposes, what was confirmed. */
export const loadRollCall = (meetingId: string, signal: AbortSignal): Promise<RollCallBody> =>
  getJson(pathOf(meetingId), RollCallBody, { signal });

/** Confirms the roll of one endpoint; refused with `edited-meanwhile`, `person-in-two-rooms` or `reason-needed`. */
export const confirmRoll = (meetingId: string, entry: RollCallEntry): Promise<RollCallBody> =>
  sendJson('POST', pathOf(meetingId), entry, RollCallBody);

/** Address of the roll call as a file for a spreadsheet. */
export const rollCallCsvPath = (meetingId: string): string => `${pathOf(meetingId)}.csv`;

const OnDay = z.strictObject({ people: z.array(PersonOnDay) });
const mostFound = 12;

/** People with the position that they held on the day, found by any part of name, position or unit, without tone marks. */
export const findPeople = async (
  { meetingId, day }: { readonly meetingId: string; readonly day: Day },
  words: string,
  signal: AbortSignal,
): Promise<readonly PersonOnDay[]> => {
  const query = new URLSearchParams({ day, q: words, limit: String(mostFound), meetingId });
  return (await getJson(`/api/people/on-day?${query}`, OnDay, { signal })).people;
};
