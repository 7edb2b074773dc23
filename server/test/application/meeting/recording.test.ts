import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RecorderBeat } from '../../../src/application/ports/recorder.ts';
import type { FakeRecorder } from '../../fakes/recorders.ts';
import { fakeRtpParameters } from '../../fakes/media-plane.ts';
import { anBinh, room } from '../../support/meetings.ts';
import { PatientMeeting } from '../../support/patient-meeting.ts';
import { TestHub, type TestPage } from '../../support/test-hub.ts';

let at: PatientMeeting;
let test: TestHub;
let chair: TestPage;
let packets: number;
/** What recorders that run tell twice a second; null for those that hang. */
let trouble: 'no-room' | 'disk' | null;
let hangs: boolean;
let soundOnlySince: number | null;
let voices: RecorderBeat['voices'];

beforeEach(async () => {
  at = await PatientMeeting.begin();
  ({ test, chair } = at);
  packets = 0;
  trouble = null;
  hangs = false;
  soundOnlySince = null;
  voices = [];
});
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) =>
  at.pass(ms, () => {
    if (hangs) {
      // Somebody speaks meanwhile.
      test.media.sentToTaps += 25;
      return;
    }
    for (const { tells } of test.recorders.running)
      tells.beat({ packets, bytes: packets * 60, keptUntil: test.now - 1_000, trouble, soundOnlySince, voices });
  });
const recording = async () => (await at.commune.ask('meeting.snapshot', {})).snapshot.recording;
const types = () => at.facts().flatMap(({ type }) => (type.startsWith('recording') ? [type] : []));
const only = (): FakeRecorder => {
  expect(test.recorders.running).toHaveLength(1);
  return test.recorders.running[0] ?? expect.fail();
};
const begun = async () => {
  await chair.ask('recording.begin', {});
  await pass(1_000);
};

describe('a meeting that is recorded', () => {
  it('has one recorder that hears the tap, however many begin it at once, and a commune sees it at once', async () => {
    const secretary = test.account('secretary');
    await secretary.ask('meeting.watch', { meetingId: at.meetingId });
    await Promise.all([chair.ask('recording.begin', {}), secretary.ask('recording.begin', {})]);
    expect(await recording()).toMatchObject({ state: 'running' });
    await pass(1_000);
    expect(types()).toEqual(['recordingBegan']);
    const recorder = only();
    const tap = test.media.tapOf(at.meetingId) ?? expect.fail();
    tap.opened({ ssrc: 5, endpointId: anBinh, source: 'microphone' });
    expect(recorder.streams.get(5)).toMatchObject({ endpointId: anBinh });
    tap.closed(5);
    expect(recorder.streams.size).toBe(0);
  });

  it('keeps nothing while it is paused, goes on, and ends with the meeting, which says so once all is on the disk', async () => {
    await begun();
    const first = only();
    await chair.ask('recording.pause', {});
    expect(first.closed).toBe('by-word');
    expect(test.media.tapCount).toBe(0);
    await pass(60_000);
    expect(test.recorders.running).toEqual([]);
    await chair.ask('recording.begin', {});
    await pass(1_000);
    only();
    await chair.ask('meeting.close', {});
    await pass(250);
    expect(test.recorders.running).toEqual([]);
    expect(test.recordingsOver).toEqual([at.meetingId]);
    expect(types()).toEqual(['recordingBegan', 'recordingPaused', 'recordingResumed']);
    expect(test.errors).toEqual([]);
  });

  it('is not begun where there is no room', async () => {
    test.recorders.room = false;
    expect(await chair.refused('recording.begin', {})).toBe('no-room-to-record');
    expect(types()).toEqual([]);
  });

  it('gives its recorder what stands on the stage, as it changes, and nothing in a break or a pause', async () => {
    const shown = () =>
      test.media.shownOf(at.meetingId).map(({ endpointId, source, large }) => `${endpointId} ${source} ${large}`);
    await at.commune.ask('media.produce', { source: 'camera', rtpParameters: fakeRtpParameters('video') });
    await begun();
    expect(shown()).toEqual([]);
    await chair.ask('stage.show', { choice: { show: 'chosen', endpoints: [anBinh] } });
    expect(shown()).toEqual([`${anBinh} camera true`]);
    await chair.ask('meeting.startBreak', {});
    expect(shown()).toEqual([]);
    await chair.ask('meeting.endBreak', {});
    await chair.ask('recording.pause', {});
    await chair.ask('recording.begin', {});
    await pass(1_000);
    expect(shown()).toEqual([`${anBinh} camera true`]);
  });

  it('says within 5 s that its recorder died, has another one, and the gap on the record', async () => {
    await begun();
    const diedAt = test.now;
    only().tells.ended('it was killed');
    await pass(250);
    expect(types()).toEqual(['recordingBegan', 'recordingFailed', 'recordingRecovered']);
    expect(at.facts().find(({ type }) => type === 'recordingFailed')).toMatchObject({ cause: 'recorder' });
    const failed = at.facts().find((fact) => fact.type === 'recordingFailed');
    expect(failed?.type === 'recordingFailed' && failed.since).toBeGreaterThanOrEqual(diedAt - 2_000);
    expect(await recording()).toMatchObject({ state: 'running' });
  });

  it('says within 5 s that its recorder hangs, and ends it by force', async () => {
    await begun();
    const first = only();
    hangs = true;
    await pass(4_750);
    expect(types()).toContain('recordingFailed');
    expect(first.closed).toBe(null);
    await pass(5_000);
    expect(first.closed).toBe('by-force');
    hangs = false;
    await pass(2_000);
    expect(await recording()).toMatchObject({ state: 'running' });
    only();
  });

  it('goes on with a recorder that only had no turn for a while, and says so', async () => {
    await begun();
    const first = only();
    hangs = true;
    await pass(5_000);
    expect(await recording()).toMatchObject({ state: 'failing', cause: 'recorder' });
    hangs = false;
    // What waited for it comes.
    packets += test.media.sentToTaps;
    await pass(1_000);
    expect(await recording()).toMatchObject({ state: 'running' });
    expect(first.closed).toBe(null);
    expect(only()).toBe(first);
    expect(types().slice(-2)).toEqual(['recordingFailed', 'recordingRecovered']);
  });

  it('tries again with patience that has an end, for as long as it takes', async () => {
    await begun();
    test.recorders.able = false;
    only().tells.ended('it was killed');
    await pass(120_000);
    expect(await recording()).toMatchObject({ state: 'failing', cause: 'recorder' });
    expect(types()).toEqual(['recordingBegan', 'recordingFailed']);
    const tries = test.errors.filter(({ message }) => message.includes('does not start')).length;
    expect(tries).toBeGreaterThan(8);
    expect(tries).toBeLessThan(20);
    test.recorders.able = true;
    await pass(16_000);
    expect(await recording()).toMatchObject({ state: 'running' });
  });

  it('that never got a recorder is failing from its beginning', async () => {
    test.recorders.able = false;
    await chair.ask('recording.begin', {});
    await pass(250);
    const now = await recording();
    expect(now).toMatchObject({ state: 'failing', since: now?.begunAt });
  });

  it('says that the disk is full, with the same recorder once there is room', async () => {
    await begun();
    const first = only();
    trouble = 'no-room';
    await pass(500);
    expect(await recording()).toMatchObject({ state: 'failing', cause: 'no-room' });
    await pass(20_000);
    expect(types()).toEqual(['recordingBegan', 'recordingFailed']);
    trouble = null;
    await pass(500);
    expect(await recording()).toMatchObject({ state: 'running' });
    expect(only()).toBe(first);
  });

  it('says that open microphones do not reach the recorder; silence is no trouble', async () => {
    await begun();
    await pass(60_000);
    expect(types()).toEqual(['recordingBegan']);
    const speaking = () => {
      test.media.sentToTaps += 12;
    };
    for (let passed = 0; passed < 10_000; passed += 250) {
      speaking();
      packets += 12;
      await pass(250);
    }
    expect(types()).toEqual(['recordingBegan']);
    for (let passed = 0; passed < 5_000; passed += 250) {
      speaking();
      await pass(250);
    }
    expect(at.facts().find(({ type }) => type === 'recordingFailed')).toMatchObject({ cause: 'no-sound' });
  });

  describe('with several open microphones', () => {
    const kept = new Map<number, { readonly kept: number; readonly keptAt: number }>();
    /** Time passes: the chair's microphone is sent by 1 and the commune's by 2, of which these are kept; `null` for one that is not sent at all. */
    const flows = async (
      ms: number,
      of: readonly number[],
      streams: readonly (number | null)[] = [1, 2],
      each = 12,
    ) => {
      for (let passed = 0; passed < ms; passed += 250) {
        test.media.sentToTaps += 2 * each;
        packets += of.length * each;
        sent += each;
        test.media.voices = [room, anBinh].map((endpointId, nth) => ({
          ...{ endpointId, source: 'microphone', ssrc: streams[nth] ?? null, packets: sent },
        }));
        for (const ssrc of of) kept.set(ssrc, { kept: (kept.get(ssrc)?.kept ?? 0) + each, keptAt: test.now });
        voices = [...kept].map(([ssrc, voice]) => ({ ssrc, ...voice }));
        await pass(250);
      }
    };
    let sent: number;
    const lacking = async () => {
      const now = await recording();
      return now?.state === 'running' ? (now.lacking ?? []) : expect.fail();
    };
    beforeEach(async () => {
      sent = 0;
      kept.clear();
      await begun();
      await chair.ask('media.produce', { source: 'microphone', rtpParameters: fakeRtpParameters('audio') });
      await at.send('microphone');
    });

    it('names the one that is not kept within 5 s, dated by the last of it that is, and that it is kept again', async () => {
      await flows(10_000, [1, 2]);
      expect(await lacking()).toEqual([]);
      const stoppedAt = test.now;
      await flows(2_500, [1]);
      expect(await lacking()).toEqual([]);
      await flows(2_500, [1]);
      const [lack] = await lacking();
      expect(lack?.endpointId).toBe(anBinh);
      expect(Math.abs((lack?.since ?? 0) - stoppedAt)).toBeLessThanOrEqual(500);
      await flows(20_000, [1]);
      expect(types()).toEqual(['recordingBegan', 'recordingLackBegan']);
      await flows(2_500, [1, 2]);
      expect(await lacking()).toEqual([]);
      expect(at.facts().find(({ type }) => type === 'recordingLackEnded')).toMatchObject({ since: lack?.since });
      only();
    });

    it('names one that the media server does not send to the recorder', async () => {
      await flows(5_500, [1], [1, null]);
      expect(await lacking()).toMatchObject([{ endpointId: anBinh }]);
      await flows(2_500, [1, 2]);
      expect(await lacking()).toEqual([]);
    });

    it('lacks nothing of one that is open and silent, nor of one that is shut', async () => {
      await flows(5_000, [1, 2]);
      await flows(60_000, [1], [1, 2], 0);
      await flows(2_000, [1, 2]);
      expect(types()).toEqual(['recordingBegan']);
      await flows(5_500, [1]);
      expect(types()).toEqual(['recordingBegan', 'recordingLackBegan']);
      await at.commune.ask('media.closeMicrophone', {});
      await flows(2_000, [1]);
      expect(types()).toEqual(['recordingBegan', 'recordingLackBegan', 'recordingLackEnded']);
    });

    it('says that none is kept where that is so of several, also while pictures are', async () => {
      await flows(5_000, [1, 2]);
      const first = only();
      for (let passed = 0; passed < 5_500 && first.closed === null; passed += 250) {
        packets += 50;
        await flows(250, []);
      }
      expect(at.facts().find(({ type }) => type === 'recordingFailed')).toMatchObject({ cause: 'no-sound' });
      expect(first.closed).toBe('by-force');
      expect(types()).not.toContain('recordingLackBegan');
    });

    it('says that sound alone is kept where there is no room for pictures, also with a lack, a pause, and once there is room', async () => {
      await flows(2_000, [1, 2]);
      soundOnlySince = test.now - 100;
      await flows(500, [1, 2]);
      expect(await recording()).toMatchObject({ state: 'running', soundOnlySince });
      await flows(5_500, [1]);
      expect(await recording()).toMatchObject({ soundOnlySince, lacking: [{ endpointId: anBinh }] });
      await flows(3_000, [1, 2]);
      soundOnlySince = null;
      await flows(1_000, [1, 2]);
      expect(await recording()).not.toHaveProperty('soundOnlySince');
      expect(types()).toEqual([
        'recordingBegan',
        'recordingPicturesGaveWay',
        'recordingLackBegan',
        'recordingLackEnded',
        'recordingPicturesReturned',
      ]);
    });
  });

  it('goes on when the hub is back, with what it missed as the hub’s gap', async () => {
    await begun();
    await test.hub.close();
    const next = new TestHub(test.archive);
    next.follow(test);
    await next.hub.recover();
    next.now += 250;
    await vi.advanceTimersByTimeAsync(250);
    expect(next.recorders.running).toHaveLength(1);
    expect(types()).toEqual(['recordingBegan', 'recordingRecovered']);
    await next.hub.close();
  });
});
