import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anBinh } from '../../support/meetings.ts';
import { PatientMeeting } from '../../support/patient-meeting.ts';
import type { TestHub, TestPage } from '../../support/test-hub.ts';

let at: PatientMeeting;
let test: TestHub;
let chair: TestPage;
let packets: number;
/** What recorders that run tell twice a second. */
let trouble: 'no-room' | null;

afterEach(() => void vi.useRealTimers());

const pass = (ms: number) =>
  at.pass(ms, () => {
    for (const { tells } of test.recorders.running)
      tells.beat({
        ...{ packets, bytes: packets * 60, keptUntil: test.now - 1_000, trouble, soundOnlySince: null, voices: [] },
      });
  });
const recording = async () => (await at.commune.ask('meeting.snapshot', {})).snapshot.recording;
const types = () => at.facts().flatMap(({ type }) => (type.startsWith('recording') ? [type] : []));
const only = () => {
  expect(test.recorders.running).toHaveLength(1);
  return test.recorders.running[0] ?? expect.fail();
};
const begun = async () => {
  at = await PatientMeeting.begin();
  ({ test, chair } = at);
  packets = 0;
  trouble = null;
  await chair.ask('recording.begin', {});
  await pass(1_000);
};

describe('a recording whose media server dies', () => {
  /** The recorder keeps being sent something. */
  const comes = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 250) {
      packets += 12;
      await pass(250);
    }
  };
  /** Another media server sends the commune's voice to the recorder. */
  const sends = (): void =>
    test.media.tapOf(at.meetingId)?.opened({ ssrc: 9, endpointId: anBinh, source: 'microphone' });
  beforeEach(begun);

  it('says at once that nothing is kept, until something comes of another one; the recorder goes on', async () => {
    await at.send('microphone');
    await comes(5_000);
    const recorder = only();
    const cameAt = test.now;
    // It hung for a while before it was known to be dead.
    await pass(4_000);
    test.media.lose(at.meetingId);
    test.media.nowhere = true;
    await pass(250);
    const failing = await recording();
    expect(failing).toMatchObject({ state: 'failing', cause: 'media' });
    expect(Math.abs((failing?.since ?? 0) - cameAt)).toBeLessThanOrEqual(500);
    // What was on its way is no sign of another one; nor is it that nobody has the meeting.
    await comes(1_500);
    await pass(20_000);
    expect(await recording()).toMatchObject({ state: 'failing' });
    test.media.nowhere = false;
    sends();
    await pass(500);
    expect(await recording()).toMatchObject({ state: 'failing' });
    await comes(1_000);
    expect(await recording()).toMatchObject({ state: 'running' });
    expect(types()).toEqual(['recordingBegan', 'recordingFailed', 'recordingRecovered']);
    expect(only()).toBe(recorder);
  });

  it('says within 5 s that it hangs, while nothing comes of an open microphone, and that it answers again', async () => {
    await at.send('microphone');
    test.media.voices = [{ endpointId: anBinh, source: 'microphone', ssrc: null, packets: 0 }];
    await comes(5_000);
    const cameAt = test.now;
    test.media.hangs = true;
    await comes(1_500);
    expect(await recording()).toMatchObject({ state: 'running' });
    await pass(4_000);
    expect(await recording()).toMatchObject({
      state: 'failing',
      cause: 'media',
      since: expect.closeTo(cameAt + 1_500, -3),
    });
    await comes(500);
    expect(await recording()).toMatchObject({ state: 'running' });
    only();
  });

  it('goes on where nobody sends again, 5 s after there is another one, and says nothing where nothing was sent', async () => {
    await at.send('microphone');
    await comes(2_000);
    for (let died = 0; died < 2; died += 1) {
      test.media.lose(at.meetingId);
      await pass(4_000);
      expect(await recording()).toMatchObject({ state: 'failing' });
    }
    await pass(3_500);
    expect(await recording()).toMatchObject({ state: 'running' });
    const said = ['recordingBegan', 'recordingFailed', 'recordingRecovered'];
    expect(types()).toEqual(said);
    test.media.lose(at.meetingId);
    await pass(2_000);
    expect(types()).toEqual(said);
  });

  it('says so of another recorder too, and after a pause', async () => {
    await at.send('microphone');
    await comes(2_000);
    test.media.lose(at.meetingId);
    test.media.nowhere = true;
    only().tells.ended('it was killed with it');
    await pass(3_000);
    expect(await recording()).toMatchObject({ state: 'failing', cause: 'media' });
    await chair.ask('recording.pause', {});
    await chair.ask('recording.begin', {});
    await pass(1_000);
    expect(await recording()).toMatchObject({ state: 'failing', cause: 'media' });
    test.media.nowhere = false;
    sends();
    await comes(1_500);
    expect(await recording()).toMatchObject({ state: 'running' });
  });

  it('says first that there is no room, which somebody has to mend', async () => {
    await at.send('microphone');
    await comes(2_000);
    test.media.lose(at.meetingId);
    await pass(500);
    expect(await recording()).toMatchObject({ state: 'failing', cause: 'media' });
    trouble = 'no-room';
    await pass(1_000);
    expect(await recording()).toMatchObject({ state: 'failing', cause: 'no-room' });
    sends();
    await comes(1_000);
    expect(await recording()).toMatchObject({ state: 'failing', cause: 'no-room' });
    trouble = null;
    await comes(500);
    expect(await recording()).toMatchObject({ state: 'running' });
    expect(types()).toEqual(['recordingBegan', 'recordingFailed', 'recordingFailed', 'recordingRecovered']);
  });
});
