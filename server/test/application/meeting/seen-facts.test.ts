import type { MeetingId } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Seating from '../../../src/domain/meeting/seats/seating.ts';
import type * as Speaking from '../../../src/domain/meeting/speaker/speaking.ts';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import { fakeRtpParameters } from '../../fakes/media-plane.ts';
import { anBinh, hoaLac, room } from '../../support/meetings.ts';
import { TestHub } from '../../support/test-hub.ts';

// A rule with a bug: what the link watch and the speaker watch see is handed to it.
const bugs = vi.hoisted(() => ({ speaker: false, drop: false }));
vi.mock('../../../src/domain/meeting/seats/seating.ts', async (original) => {
  const real = await original<typeof Seating>();
  return {
    ...real,
    dropEndpoint: (...given: Parameters<typeof real.dropEndpoint>) => {
      if (bugs.drop) throw new Error('a bug in the rule');
      return real.dropEndpoint(...given);
    },
  };
});

vi.mock('../../../src/domain/meeting/speaker/speaking.ts', async (original) => {
  const real = await original<typeof Speaking>();
  return {
    ...real,
    changeSpeaker: (...given: Parameters<typeof real.changeSpeaker>) => {
      if (bugs.speaker) throw new Error('a bug in the rule');
      return real.changeSpeaker(...given);
    },
  };
});

const audio = fakeRtpParameters('audio');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  Object.assign(bugs, { speaker: false, drop: false });
});

/** A meeting in which the room and An Bình have open microphones. */
const talking = async () => {
  const test = new TestHub();
  const meetingId = await test.openMeeting();
  const chair = await test.joined(meetingId, room);
  const commune = await test.joined(meetingId, anBinh);
  for (const page of [chair, commune]) await page.ask('media.produce', { source: 'microphone', rtpParameters: audio });
  return { test, meetingId, chair, commune, speaks: speaking(test, meetingId) };
};

const speaking = (test: TestHub, meetingId: MeetingId) => async (): Promise<void> => {
  for (let report = 0; report < 6; report += 1) {
    test.media.speak(meetingId, { endpointId: anBinh, level: -20 });
    test.now += 300;
    await vi.advanceTimersByTimeAsync(300);
  }
};

describe('a fact that was seen and meets a bug', () => {
  it('is set aside with an error that names it, and the meeting goes on to its closing', async () => {
    const { test, meetingId, chair, commune, speaks } = await talking();
    bugs.speaker = true;
    await speaks();
    expect(test.errors).toContainEqual(expect.objectContaining({ what: expect.objectContaining({ fact: 'speaker' }) }));
    bugs.speaker = false;

    await chair.ask('meeting.startBreak', {});
    await chair.ask('meeting.endBreak', {});
    await chair.ask('muting.mute', { endpointId: anBinh });
    expect(test.media.seat(meetingId, anBinh)?.sending('microphone')).toBe(false);
    expect(commune.told.map(({ name }) => name)).toContain('meeting.changed');
    await chair.ask('meeting.close', {});
    expect(test.archive.types(meetingId).at(-1)).toBe('meetingClosed');
  });

  it('does not keep what was seen beside it from being written, made true and told', async () => {
    const { test, meetingId, chair, commune } = await talking();
    test.archive.failing = true;
    await commune.ask('media.closeMicrophone', {});
    bugs.drop = true;
    test.hub.exit(commune.page, 'link-lost');
    await vi.advanceTimersByTimeAsync(0);
    test.archive.failing = false;
    test.now += 60_000;
    expect(await chair.refused('meeting.endBreak', {})).toBe('not-on-break');
    expect(test.archive.types(meetingId).at(-1)).toBe('microphoneClosed');
    const { snapshot } = await chair.ask('meeting.snapshot', {});
    expect(snapshot.record).toBe('sound');
    expect(snapshot.seats[1]?.microphone).toBe('closed');
    expect(test.errors).toContainEqual(expect.objectContaining({ what: expect.objectContaining({ fact: 'drop' }) }));
  });

  it('never comes on the record when the meeting could not be folded with it', async () => {
    const { test, meetingId, chair } = await talking();
    const before = test.archive.types(meetingId);
    const unheardOf = {
      get type(): 'breakStarted' {
        throw new Error('a bug in the fold');
      },
      actor: { by: 'hub' },
    } satisfies MeetingEvent;
    await expect(test.hub.liveMeeting(meetingId).act(() => [unheardOf], chair.page)).rejects.toThrow(
      'a bug in the fold',
    );
    expect(test.archive.types(meetingId)).toEqual(before);
    await chair.ask('meeting.startBreak', {});
  });

  it('is set aside too when the archive meets a bug with it', async () => {
    const { test, meetingId, chair, commune } = await talking();
    test.archive.bug = true;
    test.hub.exit(commune.page, 'link-lost');
    await vi.advanceTimersByTimeAsync(0);
    test.archive.bug = false;
    await chair.ask('meeting.startBreak', {});
    expect(test.archive.types(meetingId).at(-1)).toBe('breakStarted');
    expect(test.errors).toContainEqual(expect.objectContaining({ what: expect.objectContaining({ fact: 'drop' }) }));
  });
});

describe('what cannot be made true', () => {
  it('keeps nobody from being told, and is tried again until it is true', async () => {
    const { test, meetingId, chair, commune } = await talking();
    const seat = test.media.seat(meetingId, anBinh);
    const setSending = vi
      .spyOn(seat ?? expect.fail(), 'setSending')
      .mockRejectedValueOnce(new Error('a worker blinked'));
    await chair.ask('muting.mute', { endpointId: anBinh });
    expect(setSending).toHaveBeenCalledTimes(1);
    expect(seat?.sending('microphone')).toBe(true);
    expect((await chair.ask('meeting.snapshot', {})).snapshot.seats[1]?.microphone).toBe('withheld');
    expect(commune.told.at(-1)?.name).toBe('meeting.changed');
    await vi.advanceTimersByTimeAsync(2_500);
    expect(seat?.sending('microphone')).toBe(false);
  });

  it('leaves an own OFF on the record though the media plane fails with it, and is tried again', async () => {
    const { test, meetingId, chair, commune } = await talking();
    const seat = test.media.seat(meetingId, anBinh) ?? expect.fail();
    vi.spyOn(seat, 'setSending')
      .mockRejectedValueOnce(new Error('a worker blinked'))
      .mockRejectedValueOnce(new Error('and again'));
    expect(await commune.refused('media.closeMicrophone', {})).toBe('internal');
    expect(test.archive.meetings.get(meetingId)?.at(-1)?.event).toEqual({
      type: 'microphoneClosed',
      endpointId: anBinh,
      cause: 'own',
    });
    expect((await chair.ask('meeting.snapshot', {})).snapshot.seats[1]?.microphone).toBe('closed');
    await vi.advanceTimersByTimeAsync(2_500);
    expect(seat.sending('microphone')).toBe(false);
  });

  it('leaves an own end of sending on the record though the media plane fails with it', async () => {
    const { test, meetingId, commune } = await talking();
    const seat = test.media.seat(meetingId, anBinh) ?? expect.fail();
    vi.spyOn(seat, 'stop').mockImplementationOnce(() => {
      throw new Error('a worker blinked');
    });
    expect(await commune.refused('media.stop', { source: 'microphone' })).toBe('internal');
    expect(test.archive.types(meetingId).at(-1)).toBe('sendingStopped');
    expect(seat.sources).not.toContain('microphone');
  });

  it('leaves an own OFF of a page that holds the seat no more unwritten', async () => {
    const { test, meetingId, commune } = await talking();
    await test.joined(meetingId, anBinh);
    const before = test.archive.types(meetingId);
    expect(await commune.refused('media.closeMicrophone', {})).toBe('not-in-meeting');
    expect(test.archive.types(meetingId)).toEqual(before);
  });

  it('is asked for once and holds a turn up for a moment only while the media plane never answers', async () => {
    const { test, meetingId, chair, commune } = await talking();
    const seat = test.media.seat(meetingId, anBinh) ?? expect.fail();
    const setSending = vi.spyOn(seat, 'setSending').mockReturnValue(new Promise(() => undefined));
    vi.spyOn(test.media, 'open').mockReturnValue(new Promise(() => undefined));
    const muting = chair.ask('muting.mute', { endpointId: anBinh });
    const joining = test.endpoint(hoaLac).refused('meeting.join', { meetingId, rtpCapabilities: { codecs: [] } });
    const pausing = chair.ask('meeting.startBreak', {});
    await vi.advanceTimersByTimeAsync(17_000);
    await muting;
    expect(await joining).toBe('media-unavailable');
    await pausing;
    expect(commune.told.at(-1)?.name).toBe('meeting.changed');
    await chair.ask('meeting.endBreak', {});
    await chair.ask('meeting.close', {});
    expect(setSending).toHaveBeenCalledTimes(1);
    expect(test.errors.map(({ message }) => message)).toContain('what was written could not be made true yet');
  });

  it('holds nobody up when a page throws as it is told', async () => {
    const { test, meetingId, chair, commune } = await talking();
    vi.spyOn(commune.page.reached.carrier, 'tell').mockImplementation(() => {
      throw new Error('a wire with a bug');
    });
    await chair.ask('meeting.startBreak', {});
    expect(chair.told.at(-1)?.name).toBe('meeting.changed');
    expect(test.archive.types(meetingId).at(-1)).toBe('breakStarted');
  });
});

describe('an archive that never answers', () => {
  it('refuses acts after a while instead of holding them, and takes up what was stored after all', async () => {
    const { test, meetingId, chair, commune } = await talking();
    const answer = test.archive.hang();
    const first = chair.refused('meeting.startBreak', {});
    test.hub.exit(commune.page, 'link-lost');
    await vi.advanceTimersByTimeAsync(10_500);
    expect(await first).toBe('outcome-unknown');
    expect(await chair.refused('meeting.close', {})).toBe('record-unavailable');
    expect((await chair.ask('meeting.snapshot', {})).snapshot).toMatchObject({ record: 'troubled' });

    answer();
    test.now += 20_000;
    await vi.advanceTimersByTimeAsync(2_500);
    expect(test.archive.types(meetingId).slice(-2)).toEqual(['breakStarted', 'endpointDropped']);
    const { snapshot } = await chair.ask('meeting.snapshot', {});
    expect(snapshot).toMatchObject({ record: 'sound', phase: { phase: 'break' } });
    await chair.ask('meeting.close', {});
  });
});

describe('a listener of the media plane that meets a bug', () => {
  it('harms neither the media plane nor the meeting', async () => {
    const { test, meetingId, chair } = await talking();
    const live = test.hub.liveMeeting(meetingId);
    vi.spyOn(live, 'hear').mockImplementation(() => {
      throw new Error('a bug in the listener');
    });
    expect(() => test.media.speak(meetingId, { endpointId: anBinh, level: -20 })).not.toThrow();
    expect(test.errors).toContainEqual(
      expect.objectContaining({ what: expect.objectContaining({ listener: 'voices' }) }),
    );
    await chair.ask('meeting.close', {});
  });
});
