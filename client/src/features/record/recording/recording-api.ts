import { MeetingRecording, RecordingAccesses, type KeepingDecision } from '@diem-cau/shared';
import { z } from 'zod';
import { getJson, sendJson } from '../../../core/http.ts';
import { recordingPath } from '../../../core/recording/recording-path.ts';

/** What was recorded of a meeting by now. */
export const loadRecording = (meetingId: string, signal: AbortSignal): Promise<MeetingRecording> =>
  getJson(recordingPath(meetingId), MeetingRecording, { signal });

/** Who heard it, and who took it away. */
export const loadAccesses = (meetingId: string, signal: AbortSignal): Promise<RecordingAccesses> =>
  getJson(`${recordingPath(meetingId)}/accesses`, RecordingAccesses, { signal });

/** Keeps it for good, or lets it go by its rule after all. */
export const decideKeeping = (meetingId: string, decision: KeepingDecision): Promise<null> =>
  sendJson('POST', `${recordingPath(meetingId)}/keeping`, decision, z.null());

/** Has stage and sound made into one file. */
export const makeFilm = (meetingId: string): Promise<null> =>
  sendJson('POST', `${recordingPath(meetingId)}/film`, undefined, z.null());

/** Deletes its files; that they were, and their hashes, stay. */
export const deleteRecording = (meetingId: string): Promise<null> =>
  sendJson('DELETE', recordingPath(meetingId), undefined, z.null());
