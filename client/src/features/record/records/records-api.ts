import { MeetingList, MeetingRecord, type CorrectionRequest, type PrintingDeclaration } from '@diem-cau/shared';
import type { z } from 'zod';
import { getJson, sendJson } from '../../../core/http.ts';

const pathOf = (meetingId: string): string => `/api/meetings/${encodeURIComponent(meetingId)}`;

/** Lines of the list on one page. */
export const meetingsPerPage = 25;

/** One page of the list; the hub searches, without tone marks, narrows and sorts as `asked` says. */
export const listMeetings = (
  asked: Readonly<Record<string, string>>,
  page: number,
  signal: AbortSignal,
): Promise<MeetingList> => {
  const query = new URLSearchParams({
    ...asked,
    limit: String(meetingsPerPage),
    offset: String((page - 1) * meetingsPerPage),
  });
  return getJson(`/api/meetings?${query}`, MeetingList, { signal });
};

/** Address of the list as a file for a spreadsheet. */
export const meetingsCsvPath = (asked: Readonly<Record<string, string>>): string =>
  `/api/meetings.csv?${new URLSearchParams(asked)}`;

/** Everything that is known of one meeting. */
export const loadRecord = (meetingId: string, signal: AbortSignal): Promise<MeetingRecord> =>
  getJson(pathOf(meetingId), MeetingRecord, { signal });

/** Records what is to count instead of what the machine recorded; refused with `bad-correction`. Gives the record as it now reads. */
export const sendCorrection = (
  meetingId: string,
  correction: z.input<typeof CorrectionRequest>,
): Promise<MeetingRecord> => sendJson('POST', `${pathOf(meetingId)}/corrections`, correction, MeetingRecord);

/** Records how many pages of papers there were, and how many copies were printed. Gives the record as it now reads. */
export const declarePrinting = (meetingId: string, printing: PrintingDeclaration): Promise<MeetingRecord> =>
  sendJson('POST', `${pathOf(meetingId)}/papers`, printing, MeetingRecord);

/** Addresses of a meeting's files: attendance and roll call for a spreadsheet, and everything as an archive. */
export const filePaths = (meetingId: string) => ({
  attendance: `${pathOf(meetingId)}/attendance.csv`,
  rollCall: `${pathOf(meetingId)}/roll-call.csv`,
  archive: `${pathOf(meetingId)}/archive.zip`,
});
