import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { captureTrouble } from '../../src/core/devices/capture-trouble.ts';
import { chooseDevice } from '../../src/core/devices/device-choice.ts';
import type { DeviceMemory, DeviceSettings } from '../../src/core/devices/device-memory.ts';
import { Devices } from '../../src/core/devices/devices.ts';
import { levelOf } from '../../src/core/devices/level-meter.ts';
import { FakeBrowserDevices } from '../fakes/fake-browser-devices.ts';

const nothing: DeviceSettings = { camera: null, microphone: null, speaker: null, roomAudio: false };

/** A PC with a camera and a microphone. */
const pc = (settings: Partial<DeviceSettings> = {}) => {
  const browser = new FakeBrowserDevices();
  browser.plug('videoinput', 'webcam');
  browser.plug('audioinput', 'headset');
  let remembered: DeviceSettings = { ...nothing, ...settings };
  const memory: DeviceMemory = { read: () => remembered, write: (next) => void (remembered = next) };
  return { browser, devices: new Devices(browser, memory), remembered: () => remembered };
};

/** Lets fakes of the browser, which answer in promises and timers of 0 ms, come to rest. */
const rest = () => vi.advanceTimersByTimeAsync(1);

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
});
afterEach(() => void vi.useRealTimers());

describe('the choice of a device', () => {
  const present = [
    { id: '1', label: 'Logitech' },
    { id: '2', label: 'Poly' },
  ];
  test('goes by the id, then by the label, then leaves it to the browser', () => {
    expect(chooseDevice(present, { id: '2', label: 'Logitech' })?.id).toBe('2');
    expect(chooseDevice(present, { id: 'changed', label: 'Poly' })?.id).toBe('2');
    expect(chooseDevice(present, { id: 'gone', label: 'gone' })).toBeNull();
    expect(chooseDevice([{ id: '9', label: '' }], { id: 'x', label: '' })).toBeNull();
  });
});

describe('a trouble', () => {
  test.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'busy'],
    ['OverconstrainedError', 'unfit'],
    ['SomethingNew', 'failed'],
  ])('%s is %s', (name, trouble) => expect(captureTrouble(new DOMException('', name))).toBe(trouble));
});

test('camera and microphone are asked for together, once', async () => {
  const { browser, devices } = pc();
  await devices.start();
  expect(browser.constraints).toHaveLength(1);
  expect(devices.camera.track?.kind).toBe('video');
  expect(devices.microphone.track?.kind).toBe('audio');
  expect(devices.state.getState().cameras).toEqual([{ id: 'webcam', label: 'label of webcam' }]);
});

test('a camera in use elsewhere leaves the microphone working, and is tried again by itself', async () => {
  const { browser, devices } = pc();
  browser.trouble = { video: 'NotReadableError' };
  await devices.start();
  expect(devices.camera.state.getState()).toEqual({ state: 'trouble', trouble: 'busy' });
  expect(devices.microphone.track).not.toBeNull();
  browser.trouble = {};
  await vi.advanceTimersByTimeAsync(8_000);
  expect(devices.camera.state.getState().state).toBe('on');
});

test('a camera that was refused is not asked for again unasked', async () => {
  const { browser, devices } = pc();
  browser.trouble = { video: 'NotAllowedError' };
  await devices.start();
  const asked = browser.constraints.length;
  browser.plug('videoinput', 'another');
  await rest();
  expect(browser.constraints).toHaveLength(asked);
  browser.trouble = {};
  await devices.camera.start();
  expect(devices.camera.state.getState().state).toBe('on');
});

test('a camera that is pulled out is missing, and is back by itself when it is plugged in', async () => {
  const { browser, devices } = pc();
  await devices.start();
  browser.unplug('webcam');
  await rest();
  expect(devices.camera.state.getState()).toEqual({ state: 'trouble', trouble: 'unplugged' });
  browser.plug('videoinput', 'webcam');
  await rest();
  expect(devices.camera.state.getState().state).toBe('on');
  expect(devices.camera.track?.readyState).toBe('live');
});

test('another device steps in, and the chosen one returns when it is there again', async () => {
  const { browser, devices } = pc();
  browser.plug('audioinput', 'conference');
  await devices.start();
  await devices.choose('microphone', 'conference');
  expect(devices.microphone.track?.getSettings().deviceId).toBe('conference');
  browser.unplug('conference');
  await rest();
  expect(devices.microphone.track?.getSettings().deviceId).toBe('headset');
  browser.plug('audioinput', 'conference');
  await rest();
  expect(devices.microphone.track?.getSettings().deviceId).toBe('conference');
  expect(browser.captured.filter((track) => track.readyState === 'live')).toHaveLength(2);
});

test('a choice is remembered by id and label and found again after the ids changed', async () => {
  const { devices, remembered } = pc();
  await devices.start();
  await devices.choose('camera', 'webcam');
  expect(remembered().camera).toEqual({ id: 'webcam', label: 'label of webcam' });
  const later = pc({ camera: { id: 'old id', label: 'label of webcam' } });
  await later.devices.start();
  expect(later.devices.chosen('camera')).toBe('webcam');
});

test('a device that is not plugged in cannot be chosen', async () => {
  const { devices, remembered } = pc();
  await devices.start();
  await devices.choose('camera', 'nonsense');
  expect(remembered().camera).toBeNull();
});

test('a room behind a mixer keeps its level, and the browser cancels echo and noise', async () => {
  const { browser, devices, remembered } = pc();
  await devices.start();
  await devices.setSound('mixer');
  expect(browser.constraints.at(-1)?.audio).toMatchObject({
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: false,
  });
  expect(remembered().sound).toBe('mixer');
  expect(remembered().roomAudio, 'an earlier release takes it for a PC as any').toBe(false);
  await devices.setSound('plain');
  expect(browser.constraints.at(-1)?.audio).toMatchObject({ autoGainControl: true });
});

test('a PC that was set by an earlier release keeps its own echo canceller', async () => {
  const { browser, devices } = pc({ roomAudio: true });
  await devices.start();
  expect(browser.constraints.at(-1)?.audio).toMatchObject({ echoCancellation: false, noiseSuppression: false });
});

test('a room with its own echo canceller gets the sound as it is', async () => {
  const { browser, devices, remembered } = pc();
  await devices.start();
  await devices.setSound('canceller');
  expect(browser.constraints.at(-1)?.audio).toMatchObject({
    echoCancellation: false,
    noiseSuppression: false,
    autoGainControl: false,
  });
  expect(remembered().roomAudio).toBe(true);
});

test('stopping lets go of every device', async () => {
  const { browser, devices } = pc();
  await devices.start();
  devices.stop();
  expect(browser.captured.every((track) => track.readyState === 'ended')).toBe(true);
  browser.plug('videoinput', 'later');
  await rest();
  expect(devices.camera.state.getState().state).toBe('off');
});

test('the level grows with the voice', () => {
  const tone = (volume: number) => Float32Array.from({ length: 512 }, (_, index) => volume * Math.sin(index / 5));
  expect(levelOf(new Float32Array(512))).toBe(0);
  expect(levelOf(tone(0.01))).toBeGreaterThan(0.2);
  expect(levelOf(tone(0.3))).toBeGreaterThan(levelOf(tone(0.05)));
  expect(levelOf(tone(1))).toBe(1);
});
