import { expect, it } from 'vitest';
import { Readiness, type MediaHealth } from '../../../src/application/running/readiness.ts';

const world = (addressesAreGiven = true) => {
  const state = {
    now: 0,
    writes: 0,
    setAside: 0,
    write: (): Promise<void> => Promise.resolve(),
    media: { workersExpected: 2, workersAnswering: 2, warnings: [] } as MediaHealth,
  };
  const nothing = (): void => undefined;
  const readiness = new Readiness({
    write: () => {
      state.writes += 1;
      return state.write();
    },
    media: () => state.media,
    addressesAreGiven,
    setAside: () => state.setAside,
    stopwatch: { monotonicMs: () => state.now },
    logger: { info: nothing, warn: nothing, error: nothing },
  });
  const faults = async (): Promise<string[]> => {
    const { ready, faults } = await readiness.look();
    expect(ready).toBe(faults.length === 0);
    return faults.map(({ code }) => code);
  };
  return { state, readiness, faults };
};

it('is not ready, and writes nothing, before the meetings are taken up', async () => {
  const { state, readiness, faults } = world();
  expect(await faults()).toEqual(['meetings-not-taken-up']);
  expect(state.writes).toBe(0);
  readiness.meetingsTakenUp();
  expect(await faults()).toEqual([]);
});

it('takes a write that succeeded for a proof for 10 s, by a clock that nobody can set', async () => {
  const { state, readiness, faults } = world();
  readiness.meetingsTakenUp();
  expect(await faults()).toEqual([]);
  state.write = () => Promise.reject(new Error('database or disk is full'));
  state.now = 9_000;
  expect(await faults()).toEqual([]);
  state.now = 10_001;
  expect(await faults()).toEqual(['record-not-writable']);
  state.write = () => Promise.resolve();
  expect(await faults()).toEqual([]);
});

it('writes seldom, whoever asks how often', async () => {
  const { state, readiness, faults } = world();
  readiness.meetingsTakenUp();
  await Promise.all(Array.from({ length: 50 }, faults));
  expect(state.writes).toBe(1);
});

it('answers while the database hangs, and does not ask it again meanwhile', async () => {
  const { state, readiness, faults } = world();
  readiness.meetingsTakenUp();
  state.write = () => new Promise(() => undefined);
  expect(await Promise.all([faults(), faults()])).toEqual([['record-not-writable'], ['record-not-writable']]);
  expect(state.writes).toBe(1);
});

it('needs one media worker that answers, and warns of those that do not', async () => {
  const { state, readiness, faults } = world();
  readiness.meetingsTakenUp();
  state.media = { workersExpected: 2, workersAnswering: 1, warnings: ['loopback-only'] };
  expect(await readiness.look()).toMatchObject({
    ready: true,
    warnings: [{ code: 'fewer-media-workers' }, { code: 'loopback-only' }],
  });
  state.media = { workersExpected: 2, workersAnswering: 0, warnings: [] };
  expect(await faults()).toEqual(['media-not-answering']);
});

it('warns of open meetings that could not be taken up', async () => {
  const { state, readiness } = world();
  readiness.meetingsTakenUp();
  state.setAside = 1;
  expect(await readiness.look()).toMatchObject({ ready: true, warnings: [{ code: 'meetings-set-aside' }] });
});

it('is not ready while its machine has no address but loopback, until one comes', async () => {
  const { state, readiness, faults } = world(false);
  readiness.meetingsTakenUp();
  state.media = { workersExpected: 2, workersAnswering: 2, warnings: ['loopback-only', 'small-socket-buffers'] };
  expect(await faults()).toEqual(['no-address']);
  expect((await readiness.look()).warnings.map(({ code }) => code)).toEqual(['small-socket-buffers']);
  state.media = { ...state.media, warnings: [] };
  expect(await faults()).toEqual([]);
});

it('only warns where its operator has named loopback alone', async () => {
  const { state, readiness } = world(true);
  readiness.meetingsTakenUp();
  state.media = { workersExpected: 2, workersAnswering: 2, warnings: ['loopback-only'] };
  expect(await readiness.look()).toMatchObject({ ready: true, warnings: [{ code: 'loopback-only' }] });
});
