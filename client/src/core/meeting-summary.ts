import { MeetingRecord } from '@diem-cau/shared';
import { getJson } from './http.ts';

/** What a page beside the record has to know of the meeting itself. */
export const loadMeetingSummary = async (meetingId: string, signal: AbortSignal): Promise<MeetingRecord['summary']> =>
  (await getJson(`/api/meetings/${encodeURIComponent(meetingId)}`, MeetingRecord, { signal })).summary;
