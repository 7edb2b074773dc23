import { Refusal } from '@diem-cau/shared';
import { beginRecording, endRecording, pauseRecording } from '../../../../domain/meeting/recording/deciding.ts';
import { meetingOf, type HandlersFor } from '../request.ts';

/** Recording a meeting's sound. */
export const recordingHandlers: HandlersFor<'recording'> = {
  'recording.begin': async (request) => {
    const meeting = meetingOf(request);
    const { actor } = request.page;
    const begins = beginRecording(meeting.meeting, actor).length > 0;
    if (begins && !(await request.hub.hasRoomToRecord().catch(() => false))) throw new Refusal('no-room-to-record');
    await meeting.act((now) => beginRecording(now, actor), request.page);
    return {};
  },

  'recording.pause': async (request) => {
    await meetingOf(request).act((now) => pauseRecording(now, request.page.actor), request.page);
    return {};
  },

  'recording.end': async (request) => {
    await meetingOf(request).act((now) => endRecording(now, request.page.actor), request.page);
    return {};
  },
};
