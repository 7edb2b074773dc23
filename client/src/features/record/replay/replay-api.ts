import { MeetingReplay, type MeetingId } from '@diem-cau/shared';
import { getJson } from '../../../core/http.ts';

/** A meeting told again from its record. */
export const loadReplay = (meetingId: MeetingId, signal: AbortSignal): Promise<MeetingReplay> =>
  getJson(`/api/meetings/${encodeURIComponent(meetingId)}/replay`, MeetingReplay, { signal });
