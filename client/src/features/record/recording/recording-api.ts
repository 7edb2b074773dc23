import { MeetingRecording, RecordingAccesses, type KeepingDecision, type WithholdingOrder } from '@diem-cau/shared';
import { z } from 'zod';
import { getJson, sendJson } from '../../../core/http.ts';
import { givenPath, recordingPath } from '../../../core/recording/recording-path.ts';

/** What was recorded of a meeting by now: all that is given here, or what is to whoever may not play what is withheld. */
export const loadRecording = (meetingId: string, asOthers: boolean, signal: AbortSignal): Promise<MeetingRecording> =>
  getJson(`${recordingPath(meetingId)}${asOthers ? '?edition=open' : ''}`, MeetingRecording, { signal });

/** Who heard it, and who took it away. */
export const loadAccesses = (meetingId: string, signal: AbortSignal): Promise<RecordingAccesses> =>
  getJson(`${recordingPath(meetingId)}/accesses`, RecordingAccesses, { signal });

/** Keeps it for good, or lets it go by its rule after all. */
export const decideKeeping = (meetingId: string, decision: KeepingDecision): Promise<null> =>
  sendJson('POST', `${recordingPath(meetingId)}/keeping`, decision, z.null());

/** Withholds a stretch from whoever has no part in the meeting. */
export const withholdStretch = (meetingId: string, order: WithholdingOrder): Promise<null> =>
  sendJson('POST', `${recordingPath(meetingId)}/withheld`, order, z.null());

/** Gives a stretch back. */
export const releaseStretch = (meetingId: string, order: WithholdingOrder): Promise<null> =>
  sendJson('POST', `${recordingPath(meetingId)}/released`, order, z.null());

/** Has stage and sound made into one file, of the edition that is given. */
export const makeFilm = (recording: Pick<MeetingRecording, 'meetingId' | 'edition'>): Promise<null> =>
  sendJson('POST', givenPath(recording, 'film'), undefined, z.null());

/** Deletes its files; that they were, and their hashes, stay. */
export const deleteRecording = (meetingId: string): Promise<null> =>
  sendJson('DELETE', recordingPath(meetingId), undefined, z.null());
