import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { offer, rest, seated } from '../fakes/seated-page.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page whose camera is sent, and what it has asked of the hub about it. */
const sending = async () => {
  const parts = await seated();
  await rest();
  const captured = () => parts.devices.camera.state.getState().state;
  const asked = () =>
    parts.wire.asked.flatMap(({ name, params }) =>
      name.startsWith('media.') && JSON.stringify(params).includes('camera') ? [name] : [],
    );
  expect(captured()).toBe('on');
  expect(parts.engine.link.sends('camera')).toBe(true);
  return { ...parts, captured, asked };
};

test('a camera that rests lets go of its device, and neither hub nor record hear that it was turned off', async () => {
  const { media, engine, captured, asked } = await sending();
  const first = engine.link.tracks.get('camera');
  await media.camera.rest(true);
  await rest();
  expect(captured()).toBe('off');
  expect(engine.link.sends('camera')).toBe(true);
  expect(media.camera.isResting).toBe(true);
  await media.camera.rest(false);
  await rest();
  expect(captured()).toBe('on');
  expect(media.camera.isResting).toBe(false);
  expect(engine.link.tracks.get('camera')).not.toBe(first);
  expect(asked()).toEqual(['media.produce']);
});

test('one that its person turns off while it rests ends at the hub, and comes when it is turned on and rests no more', async () => {
  const { media, engine, captured, asked } = await sending();
  await media.camera.rest(true);
  await media.camera.set(false);
  await rest();
  expect(asked()).toEqual(['media.produce', 'media.stop']);
  await media.camera.set(true);
  await rest();
  expect(captured()).toBe('off');
  await media.camera.rest(false);
  await rest();
  expect(captured()).toBe('on');
  expect(engine.link.sends('camera')).toBe(true);
});

test('on a new link it is sent before it rests again, so that the hub goes on having it', async () => {
  const { media, wire, engine, captured } = await sending();
  await media.camera.rest(true);
  wire.answer('media.rebuild', { media: offer });
  await wire.notify('media.lost', {});
  await vi.advanceTimersByTimeAsync(2_000);
  expect(engine.links).toHaveLength(2);
  expect(captured()).toBe('on');
  expect(engine.link.sends('camera')).toBe(true);
  await media.camera.rest(true);
  expect(captured()).toBe('off');
});

test('one that is not sent does not rest', async () => {
  const { media, captured } = await sending();
  await media.camera.set(false);
  await media.camera.rest(true);
  await media.camera.set(true);
  await rest();
  expect(captured()).toBe('on');
});
