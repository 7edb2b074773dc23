import { MeetingRecording } from '@diem-cau/shared';
import { getJson } from '../../../core/http.ts';
import { recordingPath } from '../../../core/recording/recording-path.ts';

/** What was recorded of a meeting by now. */
export const loadRecording = (meetingId: string, signal: AbortSignal): Promise<MeetingRecording> =>
  getJson(recordingPath(meetingId), MeetingRecording, { signal });
