import { MeetingRecording, RecordingRulesBody, type MeetingId, type RecordingRule } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';
import { askHttp, bodyOf } from '../support/hub-http.ts';

const patience = { timeout: 40_000 };

let district: District;
let room: AttendingPage;

const setRule = async (rule: RecordingRule | null): Promise<void> => {
  const cookie = await district.adminCookie();
  const body = { type: 'giao-ban', rule };
  bodyOf(
    await askHttp(`${district.hub.url}/api/recording-rules`, { method: 'POST', cookie, body }),
    RecordingRulesBody,
  );
};
const recordingOf = async (meetingId: MeetingId): Promise<MeetingRecording> => {
  const cookie = await district.adminCookie();
  return bodyOf(await askHttp(`${district.hub.url}/api/meetings/${meetingId}/recording`, { cookie }), MeetingRecording);
};
/** Opens a meeting, and has the room in it. */
const opened = async (change: Parameters<District['openMeeting']>[1] = {}): Promise<MeetingId> => {
  room.close();
  room = await district.page(district.room);
  const meetingId = await district.openMeeting(room, change);
  await room.join(meetingId, 'wrtc', { shade: 60, hertz: 600 });
  await room.send('microphone');
  return meetingId;
};
const runs = (): Promise<void> => expect.poll(() => room.view.recording?.state, patience).toBe('running');

beforeAll(async () => {
  district = await District.start(1);
  room = await district.page(district.room);
});
afterAll(async () => {
  room.close();
  await district.remove();
});

describe('a meeting whose type says how it is recorded', () => {
  it('always: is recorded from its opening, the chair can pause and not end that, and it is kept for as many days', async () => {
    await setRule({ recording: 'always', days: 30 });
    await expect(district.openMeeting(room, { recording: 'never' })).rejects.toMatchObject({
      code: 'recording-required',
    });
    const meetingId = await opened();
    await runs();
    await expect(room.line.ask('recording.end', {})).rejects.toMatchObject({ code: 'recording-required' });
    await room.line.ask('recording.pause', {});
    await expect.poll(() => room.view.recording?.state, patience).toBe('paused');
    await room.line.ask('recording.begin', {});
    await runs();
    await expect.poll(async () => (await recordingOf(meetingId)).tracks.length, patience).toBe(1);
    // Whatever the rule becomes meanwhile.
    await setRule({ recording: 'never', days: 1 });
    await room.line.ask('meeting.close', {});
    await expect.poll(async () => (await recordingOf(meetingId)).keeping, patience).toMatchObject({ days: 30 });
  });

  it('never: is not recorded, whatever its opening or its chair wishes', async () => {
    await setRule({ recording: 'never', days: 30 });
    await expect(district.openMeeting(room, { recording: 'always' })).rejects.toMatchObject({
      code: 'recording-forbidden',
    });
    await opened();
    await expect(room.line.ask('recording.begin', {})).rejects.toMatchObject({ code: 'recording-forbidden' });
    expect(room.view.recording ?? null).toBeNull();
    await room.line.ask('meeting.close', {});
  });

  it('the chair decides: is recorded from its opening where that wishes it, and not at all where it wishes that', async () => {
    await setRule(null);
    await opened({ recording: 'always' });
    await runs();
    await room.line.ask('meeting.close', {});
    await opened({ recording: 'never' });
    await expect(room.line.ask('recording.begin', {})).rejects.toMatchObject({ code: 'recording-forbidden' });
    await room.line.ask('meeting.close', {});
    await opened();
    await room.line.ask('recording.begin', {});
    await runs();
    await room.line.ask('recording.end', {});
  });
});
