import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NoWay } from '../../src/core/media/no-way.ts';
import { sampleMeeting } from '../fakes/sample-meeting.ts';
import { offer, rest, resume, seated } from '../fakes/seated-page.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page in a meeting whose media the hub opens anew when it is asked, and what is told of its network. */
const watched = async () => {
  const parts = await seated();
  const told: boolean[] = [];
  const ways = new NoWay((noWay) => told.push(noWay));
  parts.media.state.subscribe(({ flow }) => ways.follow(flow));
  parts.wire.answer('media.rebuild', { media: offer });
  return { ...parts, told, flow: () => parts.media.state.getState().flow };
};

test('a network is not blamed for media that have nothing to carry when they are built anew', async () => {
  const { wire, told, flow } = await watched();
  await wire.notify('media.lost', {});
  await rest();
  expect(flow()).toBe('mending');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(flow()).toBe('idle');
  expect(told).not.toContain(true);
});

test('nor where the hub had held the seat without them', async () => {
  const { wire, engine, told, flow } = await watched();
  wire.answer('meeting.resume', { snapshot: sampleMeeting({ seq: 20 }), media: 'lost', resume });
  wire.lose();
  wire.connect();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(engine.links).toHaveLength(2);
  expect(flow()).toBe('idle');
  expect(told).not.toContain(true);
});

test('a network that lets nothing through is, however often the media are built anew', async () => {
  const { engine, told, wire, flow } = await watched();
  await wire.notify('media.lost', {});
  for (let round = 0; round < 3; round++) {
    await vi.advanceTimersByTimeAsync(2_000);
    engine.link.listener.flow('connecting');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(flow()).toBe('connecting');
    engine.link.listener.broken();
    expect(flow()).toBe('mending');
  }
  expect(told).toEqual([true]);
});
