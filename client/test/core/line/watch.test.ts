import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { quietLine } from '../../../src/core/line/line-state.ts';
import { watchLine } from '../../../src/core/line/watch.ts';
import { offer, rest, seated } from '../../fakes/seated-page.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page in a meeting whose line is watched, and whether its hub is heard. */
const watched = async () => {
  const parts = await seated();
  const line = quietLine();
  const silent = vi.spyOn(parts.hub.signalling, 'silentMs', 'get').mockReturnValue(0);
  vi.spyOn(parts.hub.signalling, 'heardAtMs', 'get').mockReturnValue(performance.now());
  parts.wire.answer('media.rebuild', { media: offer });
  const end = watchLine({ ...parts, line });
  return { ...parts, line, end, hears: (does: boolean) => silent.mockReturnValue(does ? 0 : 60_000) };
};

test('in a meeting, too, it is known within 10 s that no way leads through', async () => {
  const { media, engine, line, end } = await watched();
  engine.link.listener.flow('connected');
  media.beat.setState({ atMs: performance.now() });
  await vi.advanceTimersByTimeAsync(60_000);
  engine.link.listener.flow('mending');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(line.getState().kind).toBe('media');
  expect(media.state.getState().noWay).toBe(true);
  engine.link.listener.flow('connected');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(media.state.getState().noWay).toBe(false);
  end();
});

test('a line on which nothing comes at all says nothing of what its network lets pass', async () => {
  const { media, engine, line, end, hears } = await watched();
  hears(false);
  engine.link.listener.flow('mending');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(line.getState().kind).toBe('lost');
  expect(media.state.getState().noWay).toBe(false);
  hears(true);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(media.state.getState().noWay).toBe(false);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(media.state.getState().noWay).toBe(true);
  end();
});

test('media that are built anew and have nothing to carry are no trouble of the line', async () => {
  const { wire, media, line, end } = await watched();
  await wire.notify('media.lost', {});
  await rest();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(line.getState().kind).toBe('well');
  expect(media.state.getState().noWay).toBe(false);
  end();
});
