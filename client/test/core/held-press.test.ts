import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HubUnreachable } from '../../src/core/http.ts';
import { openMeeting, sampleMeeting } from '../fakes/sample-meeting.ts';
import { offer, page, rest, resume } from '../fakes/seated-page.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('one press is enough where the line breaks under it, or has just broken', async () => {
  const parts = page();
  const { wire, session } = parts;
  wire.connect();
  await parts.devices.start();
  wire.answers.set('meeting.join', () => {
    wire.lose();
    throw new Error('the line broke');
  });
  const pressed = session.join(openMeeting);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(session.state.getState().state).toBe('joining');
  expect(wire.count('meeting.join')).toBe(1);
  wire.connect();
  await vi.advanceTimersByTimeAsync(2_000);
  wire.answer('meeting.join', { snapshot: sampleMeeting(), media: offer, resume });
  await vi.advanceTimersByTimeAsync(4_000);
  wire.connect();
  await pressed;
  expect(session.state.getState().state).toBe('inside');
  expect(wire.count('meeting.join')).toBe(3);
});

test('one press is enough where the hub is too busy for it, or its media server is just being started', async () => {
  const { wire, devices, session } = page();
  wire.connect();
  await devices.start();
  wire.refuse('meeting.join', 'media-unavailable');
  const pressed = session.join(openMeeting);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(session.state.getState().state).toBe('joining');
  wire.answer('meeting.join', { snapshot: sampleMeeting(), media: offer, resume });
  await vi.advanceTimersByTimeAsync(2_000);
  await pressed;
  expect(session.state.getState().state).toBe('inside');
});

test.each(['media-unavailable', 'too-many-requests', 'outcome-unknown'] as const)(
  'a press that the hub refuses for long with %s says so after some seconds',
  async (code) => {
    const { wire, devices, session } = page();
    wire.connect();
    await devices.start();
    wire.refuse('meeting.join', code);
    const refused = expect(session.join(openMeeting)).rejects.toMatchObject({ code });
    await vi.advanceTimersByTimeAsync(11_000);
    await refused;
    expect(session.state.getState().state).toBe('outside');
    const asked = wire.count('meeting.join');
    expect(asked).toBeGreaterThan(3);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(wire.count('meeting.join')).toBe(asked);
  },
);

test('a press that the hub refuses for good says so at once', async () => {
  const { wire, devices, session } = page();
  wire.connect();
  await devices.start();
  wire.refuse('meeting.join', 'hub-full');
  await expect(session.join(openMeeting)).rejects.toMatchObject({ code: 'hub-full' });
  expect(wire.count('meeting.join')).toBe(1);
});

test('a press that half a minute could not reach the hub with says so, and is forgotten', async () => {
  const parts = page();
  const { wire, session } = parts;
  wire.connect();
  await parts.devices.start();
  wire.lose();
  const pressed = session.join(openMeeting);
  const failed = expect(pressed).rejects.toBeInstanceOf(HubUnreachable);
  await vi.advanceTimersByTimeAsync(31_000);
  await failed;
  expect(session.state.getState().state).toBe('outside');
  wire.connect();
  await rest();
  expect(wire.count('meeting.join')).toBe(0);
});
