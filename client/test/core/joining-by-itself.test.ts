import { MeetingId } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { meetingToSitIn } from '../../src/core/joining-by-itself.ts';
import { hello, page, rest } from '../fakes/seated-page.ts';
import { meetingId, openMeeting } from '../fakes/sample-meeting.ts';

const seatsYou = { ...openMeeting, seatsYou: true };
const other = { ...openMeeting, meetingId: MeetingId.parse('tuesday') };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page on its waiting page, and what the hub lists. */
const waitingPage = async (list: (typeof openMeeting)[], options: Parameters<typeof page>[0] = {}) => {
  const parts = page(options);
  parts.wire.answer('hub.hello', hello(list));
  parts.wire.connect();
  await parts.devices.start();
  await vi.advanceTimersByTimeAsync(2_000);
  return parts;
};
const joins = ({ wire }: Awaited<ReturnType<typeof waitingPage>>): unknown[] =>
  wire.asked.filter(({ name }) => name === 'meeting.join').map(({ params }) => params);

describe('the meeting in which a waiting page takes its seat', () => {
  test('is the only one that expects it, where the hub says so', () => {
    expect(meetingToSitIn([seatsYou])).toBe(seatsYou);
    expect(meetingToSitIn([{ ...other, expectsYou: false }, seatsYou])).toBe(seatsYou);
    expect(meetingToSitIn([openMeeting])).toBeNull();
    expect(meetingToSitIn([])).toBeNull();
  });
  test('is none of two: somebody has to choose', () => {
    expect(meetingToSitIn([seatsYou, other])).toBeNull();
    expect(meetingToSitIn([seatsYou, { ...other, seatsYou: true }])).toBeNull();
  });
});

describe('a page whose endpoint joins by itself', () => {
  test('is seated as soon as the meeting is open, with its camera off although the meeting turns cameras on', async () => {
    const parts = await waitingPage([]);
    expect(joins(parts)).toEqual([]);
    await parts.wire.notify('hub.openMeetings', { openMeetings: [seatsYou] });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(joins(parts)).toMatchObject([{ meetingId, byItself: true }]);
    expect(parts.session.state.getState().state).toBe('inside');
    expect(parts.session.byItself.state.getState().since).not.toBeNull();
    expect(parts.media.camera.state.getState().wanted).toBe(false);
    expect(parts.engine.link.sends('camera')).toBe(false);
    expect(parts.memory()).toMatchObject({ camera: false, microphone: false });
  });

  test('says that nobody pressed until the camera is turned on, or it was read', async () => {
    const turnedOn = await waitingPage([seatsYou]);
    await turnedOn.media.camera.set(true);
    await rest();
    expect(turnedOn.session.byItself.state.getState().since).toBeNull();
    expect(turnedOn.engine.link.sends('camera')).toBe(true);
    expect(turnedOn.memory()).toEqual({ meetingId, camera: true, microphone: false, screen: false });

    const read = await waitingPage([seatsYou]);
    read.session.byItself.noted();
    expect(read.session.byItself.state.getState().since).toBeNull();
    expect(read.memory()).toEqual({ meetingId, camera: false, microphone: false, screen: false });
  });

  test('comes back after a restart with its camera off, and still says since when it has been there', async () => {
    const parts = await waitingPage([openMeeting], { remembered: { camera: false, byItselfSince: 40_000 } });
    await rest();
    expect(joins(parts)).toHaveLength(1);
    expect(joins(parts)).not.toMatchObject([{ byItself: true }]);
    expect(parts.session.byItself.state.getState().since).toBe(40_000);
    expect(parts.media.camera.state.getState().wanted).toBe(false);
  });

  test('comes back into the meeting that it was in, where another expects it too', async () => {
    const parts = await waitingPage([{ ...other, seatsYou: true }, openMeeting], { remembered: { camera: true } });
    expect(joins(parts)).toMatchObject([{ meetingId }]);
  });

  test('leaves by a press, and is not brought back', async () => {
    const parts = await waitingPage([seatsYou]);
    parts.wire.answer('hub.hello', hello([openMeeting]));
    await parts.session.leave();
    await parts.wire.notify('hub.openMeetings', { openMeetings: [openMeeting] });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(joins(parts)).toHaveLength(1);
    expect(parts.session.state.getState()).toEqual({ state: 'outside', ended: null });
    expect(parts.session.byItself.state.getState().since).toBeNull();
  });

  test('tries again, in its own time, where the hub refuses, and stops when the hub lists it no more', async () => {
    const parts = page();
    parts.wire.refuse('meeting.join', 'not-by-itself');
    parts.wire.answer('hub.hello', hello([seatsYou]));
    parts.wire.connect();
    await vi.advanceTimersByTimeAsync(60_000);
    const tried = joins(parts).length;
    expect(tried).toBeGreaterThan(3);
    expect(tried).toBeLessThan(14);
    expect(parts.session.state.getState().state).toBe('outside');
    await parts.wire.notify('hub.openMeetings', { openMeetings: [openMeeting] });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(joins(parts)).toHaveLength(tried);
  });

  test('leaves the seat to another tab of the same browser, and to the PC that took it', async () => {
    expect(joins(await waitingPage([seatsYou], { free: false }))).toEqual([]);
    const parts = await waitingPage([seatsYou]);
    await parts.wire.notify('meeting.seatTaken', { meetingId });
    await parts.wire.notify('hub.openMeetings', { openMeetings: [seatsYou] });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(joins(parts)).toHaveLength(1);
    expect(parts.session.state.getState().state).toBe('taken');
  });

  test('whose person is quicker joins as ever, with the camera of the policy', async () => {
    const parts = page();
    parts.wire.answer('hub.hello', hello([seatsYou]));
    parts.wire.connect();
    await rest();
    await parts.session.join(openMeeting);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(joins(parts)).toHaveLength(1);
    expect(parts.session.byItself.state.getState().since).toBeNull();
    expect(parts.media.camera.state.getState().wanted).toBe(true);
  });
});
