import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeRtpParameters } from '../../fakes/media-plane.ts';
import { anBinh, hoaLac, room } from '../../support/meetings.ts';
import { TestHub, browserCapabilities } from '../../support/test-hub.ts';

const audio = fakeRtpParameters('audio');

describe('when the record can not be written', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('refuses acts plainly, keeps what was seen and writes it with its own time later', async () => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    const chair = await test.joined(meetingId, room);
    const commune = await test.joined(meetingId, anBinh);
    const acknowledged = [...(test.archive.meetings.get(meetingId) ?? [])];

    test.archive.failing = true;
    expect(await chair.refused('meeting.startBreak', {})).toBe('record-unavailable');
    expect(
      await test.endpoint(hoaLac).refused('meeting.join', { meetingId, rtpCapabilities: browserCapabilities }),
    ).toBe('record-unavailable');
    test.now += 5_000;
    const seenAt = test.now;
    test.hub.exit(commune.page, 'link-lost');
    await vi.advanceTimersByTimeAsync(100);
    expect((await chair.ask('meeting.snapshot', {})).snapshot.record).toBe('troubled');

    test.now += 60_000;
    test.archive.failing = false;
    await vi.advanceTimersByTimeAsync(2_500);
    const events = test.archive.meetings.get(meetingId) ?? [];
    expect(events.slice(0, acknowledged.length)).toEqual(acknowledged);
    expect(events.at(-1)).toMatchObject({ at: seenAt, event: { type: 'endpointDropped', endpointId: anBinh } });
    expect((await chair.ask('meeting.snapshot', {})).snapshot.record).toBe('sound');
  });
});

describe('when the hub was down', () => {
  it('comes back with the open meeting, its mutes and its gap', async () => {
    const before = new TestHub();
    const meetingId = await before.openMeeting();
    const chair = await before.joined(meetingId, room);
    await before.joined(meetingId, anBinh);
    await chair.ask('muting.mute', { endpointId: anBinh });
    before.archive.alive = { at: before.now + 1_000, up: null, meetings: new Map() };

    const after = new TestHub(before.archive);
    after.now = before.now + 90_000;
    await after.hub.recover();
    expect(after.archive.meetings.get(meetingId)?.at(-1)).toMatchObject({
      at: after.now,
      event: { type: 'hubReturned', downSince: before.now + 1_000 },
    });
    const back = await after.joined(meetingId, anBinh);
    expect(after.archive.types(meetingId).at(-1)).toBe('endpointResumed');
    expect(await back.refused('media.produce', { source: 'microphone', rtpParameters: audio })).toBe(
      'microphone-withheld',
    );
  });
});

describe('when the media service dies', () => {
  it('tells every seat to build anew, and the record that nothing was sent', async () => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    const commune = await test.joined(meetingId, anBinh);
    await commune.ask('media.produce', { source: 'microphone', rtpParameters: audio });
    test.media.lose(meetingId);
    expect(commune.told.map((notice) => notice.name)).toContain('media.lost');
    await commune.ask('media.rebuild', { rtpCapabilities: browserCapabilities });
    expect(test.archive.types(meetingId)).toContain('sendingStopped');
    await commune.ask('media.produce', { source: 'microphone', rtpParameters: audio });
    expect((await commune.ask('meeting.snapshot', {})).snapshot.seats[1]?.microphone).toBe('open');
  });
});

describe('an endpoint that shuts its own microphone while the record can not be written', () => {
  it('is silent at once, and it is on the record later', async () => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    const commune = await test.joined(meetingId, anBinh);
    await commune.ask('media.produce', { source: 'microphone', rtpParameters: audio });
    test.archive.failing = true;
    await commune.ask('media.closeMicrophone', {});
    expect(test.media.seat(meetingId, anBinh)?.sending('microphone')).toBe(false);
    await commune.ask('media.stop', { source: 'microphone' });
    expect(test.media.seat(meetingId, anBinh)?.prepared('microphone')).toBeUndefined();
    test.archive.failing = false;
    test.now += 10_000;
    await commune.ask('media.produce', { source: 'camera', rtpParameters: fakeRtpParameters('video') });
    expect(test.archive.types(meetingId).slice(-3)).toEqual(['microphoneClosed', 'sendingStopped', 'sendingStarted']);
    test.hub.liveMeeting(meetingId).close();
  });
});

describe('a page that asks to join again', () => {
  it('is given its seat once more, for the first answer may have been lost', async () => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    const commune = await test.joined(meetingId, anBinh);
    const again = await commune.ask('meeting.join', { meetingId, rtpCapabilities: browserCapabilities });
    expect(again.snapshot.seats[1]?.seat.state).toBe('present');
    expect(commune.told.map((notice) => notice.name)).not.toContain('meeting.seatTaken');
    await commune.ask('media.produce', { source: 'camera', rtpParameters: fakeRtpParameters('video') });
  });
});
