import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchUplink } from '../../../src/core/troubles/own-camera.ts';
import { noTroubles } from '../../../src/core/troubles/troubles-state.ts';
import { north } from '../../fakes/sample-meeting.ts';
import { rest, seated } from '../../fakes/seated-page.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pair = (availableOutgoingBitrate: number) => ({ type: 'candidate-pair', availableOutgoingBitrate });
const lost = (kind: 'audio' | 'video', fractionLost: number) => ({ type: 'remote-inbound-rtp', kind, fractionLost });

/** A page in a meeting, its microphone open, whose way up is watched. */
const watching = async () => {
  const parts = await seated();
  const { hub, engine, media, session, store, wire } = parts;
  wire.answer('media.tellLine', {});
  const troubles = noTroubles();
  engine.link.listener.flow('connected');
  await media.microphone.open();
  await rest();
  const end = watchUplink({
    own: north,
    store,
    media,
    session,
    signalling: hub.signalling,
    troubles,
    keptByPc: () => null,
  });
  let bytesSent = 0;
  /** The browser says this of the way up for so many seconds, in which the voice takes 40 kbit/s. */
  const goesOn = async (seconds: number, ...stats: readonly object[]): Promise<void> => {
    for (let second = 0; second < seconds; second += 1) {
      bytesSent += 5_000;
      const voice = { type: 'outbound-rtp', kind: 'audio', bytesSent };
      engine.link.report = new Map([voice, ...stats].map((stat, index) => [String(index), stat]));
      await vi.advanceTimersByTimeAsync(1_000);
    }
  };
  const told = () =>
    wire.asked.flatMap(({ name, params }) => (name === 'media.tellLine' ? [JSON.stringify(params)] : []));
  const isLong = () => engine.link.limits.get('microphone')?.maxBitrate === 12_000;
  return { ...parts, troubles, goesOn, told, isLong, end };
};

test('with the camera off the voice goes in longer packets on a thin line, and nobody is told of a camera', async () => {
  const { media, goesOn, isLong, told, troubles, end } = await watching();
  await media.camera.set(false);
  await goesOn(5, pair(45_000));
  expect(isLong()).toBe(true);
  expect(troubles.getState().cameraKept).toBeNull();
  expect(told()).toEqual([]);
  end();
  expect(isLong()).toBe(false);
});

test('a camera that rests and is turned off leaves the voice as it is, and says no more that it rests', async () => {
  const { media, goesOn, isLong, told, troubles, end } = await watching();
  await goesOn(8, pair(30_000));
  expect(troubles.getState().cameraKept).toBe('rests');
  expect(isLong()).toBe(true);
  await media.camera.set(false);
  await goesOn(3, pair(30_000));
  expect(isLong()).toBe(true);
  expect(troubles.getState().cameraKept).toBeNull();
  expect(told().at(-1)).toContain('null');
  end();
});

test('a browser that reckons nothing gives way by what is lost', async () => {
  const { engine, goesOn, troubles, end } = await watching();
  await goesOn(8, lost('audio', 0.3), lost('video', 0.3));
  expect(troubles.getState().cameraKept).toBe('rests');
  expect(engine.link.out.get('camera')).toBe(false);
  end();
  expect(engine.link.out.get('camera')).toBe(true);
});

test('the screen is sent slowly where the line does not bear it beside the voice, and whole again', async () => {
  const { media, engine, goesOn, troubles, end } = await watching();
  await media.camera.set(false);
  await media.screen.start();
  await rest();
  await goesOn(4, pair(90_000), lost('audio', 0.3));
  expect(troubles.getState().screenSlow).toBe(true);
  expect(engine.link.limits.get('screen')?.maxFramerate).toBe(1);
  await goesOn(12, pair(2_000_000), lost('audio', 0));
  expect(troubles.getState().screenSlow).toBe(false);
  expect(engine.link.limits.get('screen')?.maxFramerate).toBeGreaterThan(1);
  end();
});

test('beside a screen a camera gives way that the line would bear alone, and the screen only after it', async () => {
  const { media, goesOn, troubles, end } = await watching();
  await media.screen.start();
  await rest();
  await goesOn(7, pair(150_000), lost('audio', 0.3));
  expect(troubles.getState()).toMatchObject({ cameraKept: 'rests', screenSlow: false });
  await goesOn(4, pair(150_000), lost('audio', 0.3));
  expect(troubles.getState()).toMatchObject({ cameraKept: 'rests', screenSlow: true });
  end();
});

test('what the browser refuses of a camera is asked for again by the next look, also that all of it is sent', async () => {
  const { engine, wire, goesOn, end } = await watching();
  const frames = () => engine.link.limits.get('camera')?.maxFramerate;
  await goesOn(5, pair(90_000));
  expect(frames()).toBe(5);
  engine.link.refuses = true;
  for (let second = 0; second < 12; second += 1) {
    wire.hear();
    await goesOn(1, pair(2_000_000));
  }
  expect(frames()).toBe(5);
  engine.link.refuses = false;
  await goesOn(1, pair(2_000_000));
  expect(frames()).toBeGreaterThan(5);
  end();
});
