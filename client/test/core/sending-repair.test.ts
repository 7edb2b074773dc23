import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { changed, offer, rest, seated } from '../fakes/seated-page.ts';
import { north, seat } from '../fakes/sample-meeting.ts';

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

const chokes = (): Error => new DOMException('Failed to set local description', 'InvalidAccessError');
const rebuilds = ({ wire }: Awaited<ReturnType<typeof seated>>): number =>
  wire.asked.filter(({ name }) => name === 'media.rebuild').length;

describe('a browser that chokes on what it shall send', () => {
  test('once, is given a new link, on which everything is sent that was wanted, the microphone of the press too', async () => {
    const parts = await seated();
    parts.wire.answer('media.rebuild', { media: offer });
    let left = 1;
    parts.engine.fault = (source) => (source === 'microphone' && left-- > 0 ? chokes() : null);
    await parts.media.microphone.open();
    await rest();
    expect(rebuilds(parts)).toBe(1);
    expect(parts.engine.links).toHaveLength(2);
    expect(parts.engine.link.sends('camera')).toBe(true);
    expect(parts.engine.link.sends('microphone')).toBe(true);
    await parts.wire.notify('meeting.changed', changed(8, { seats: [seat(north, { microphone: 'open' })] }));
    expect(parts.media.microphone.state.getState()).toEqual({ wanted: true, now: 'open' });
    expect(parts.media.repair.state.getState().givenUp).toBe(false);
  });

  test('for ever, is tried three times more and no more, says so, and goes on sending what it can', async () => {
    const parts = await seated();
    parts.wire.answer('media.rebuild', { media: offer });
    parts.engine.fault = (source) => (source === 'microphone' ? chokes() : null);
    await parts.media.microphone.open().catch(() => undefined);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(rebuilds(parts)).toBe(3);
    expect(parts.media.repair.state.getState().givenUp).toBe(true);
    expect(parts.media.microphone.state.getState().now).toBe('closed');
    expect(parts.engine.link.closed).toBe(false);
    expect(parts.engine.link.sends('camera')).toBe(true);
  });

  test('that is mended, by another microphone say, has given up no more', async () => {
    const parts = await seated();
    parts.wire.answer('media.rebuild', { media: offer });
    parts.engine.fault = (source) => (source === 'microphone' ? chokes() : null);
    await parts.media.microphone.open().catch(() => undefined);
    await vi.advanceTimersByTimeAsync(120_000);
    parts.engine.fault = () => null;
    await parts.media.microphone.open();
    await rest();
    expect(parts.media.repair.state.getState().givenUp).toBe(false);
    expect(rebuilds(parts)).toBe(3);
  });
});

describe('what is no fault of the browser', () => {
  test('is a refusal of the hub: nothing is built anew', async () => {
    const parts = await seated();
    parts.wire.answer('media.rebuild', { media: offer });
    parts.wire.refuse('media.produce', 'microphone-withheld');
    await expect(parts.media.microphone.open()).rejects.toMatchObject({ code: 'microphone-withheld' });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(rebuilds(parts)).toBe(0);
    expect(parts.media.repair.state.getState().givenUp).toBe(false);
  });

  test('is a device that is pulled out while it begins', async () => {
    const parts = await seated();
    parts.wire.answer('media.rebuild', { media: offer });
    parts.engine.fault = (source) => {
      if (source === 'microphone') parts.devices.microphone.track?.stop();
      return source === 'microphone' ? new DOMException('track ended', 'InvalidStateError') : null;
    };
    await parts.media.microphone.open().catch(() => undefined);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(rebuilds(parts)).toBe(0);
  });
});
