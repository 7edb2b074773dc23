import { EndpointBody, MeetingList, MeetingRecord, UnitBody } from '@diem-cau/shared';
import { z } from 'zod';
import { getJson } from '../../core/http.ts';

/** Lines of the list on one page. */
export const meetingsPerPage = 25;

/** One page of the list, newest meeting first; the hub searches, without tone marks. */
export const listMeetings = (words: string, page: number, signal: AbortSignal): Promise<MeetingList> => {
  const query = new URLSearchParams({
    q: words,
    limit: String(meetingsPerPage),
    offset: String((page - 1) * meetingsPerPage),
  });
  return getJson(`/api/meetings?${query}`, MeetingList, { signal });
};

/** Address of the list as a file for a spreadsheet. */
export const meetingsCsvPath = (words: string): string => `/api/meetings.csv?${new URLSearchParams({ q: words })}`;

/** Everything that is known of one meeting. */
export const loadRecord = (meetingId: string, signal: AbortSignal): Promise<MeetingRecord> =>
  getJson(`/api/meetings/${encodeURIComponent(meetingId)}`, MeetingRecord, { signal });

const Directory = z.strictObject({ units: z.array(UnitBody), endpoints: z.array(EndpointBody) });

/** All endpoints of the directory, in its order; also those that are not in use. */
export const loadEndpoints = async (signal: AbortSignal): Promise<readonly EndpointBody[]> =>
  (await getJson('/api/directory', Directory, { signal })).endpoints;

/** Address of a meeting's attendance as a file for a spreadsheet. */
export const attendanceCsvPath = (meetingId: string): string =>
  `/api/meetings/${encodeURIComponent(meetingId)}/attendance.csv`;
