import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { offer, rest, seated } from '../fakes/seated-page.ts';

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

const told = ['AV1', 'VP9', 'VP8'] as const;
const fewer = ['VP8'] as const;

describe('the own screen', () => {
  test('is sent in what the hub said last that everybody reads', async () => {
    const { wire, media, engine } = await seated();
    await wire.notify('media.screenCodecs', { codecs: [...told] });
    await media.screen.start();
    expect(engine.link.codecs.get('screen')).toEqual(told);
  });

  test('goes on in another codec as soon as the hub says so, and stays shared', async () => {
    const { wire, media, engine } = await seated();
    await wire.notify('media.screenCodecs', { codecs: [...told] });
    await media.screen.start();
    await wire.notify('media.screenCodecs', { codecs: [...fewer] });
    await rest();
    expect(engine.link.codecs.get('screen')).toEqual(fewer);
    expect(media.screen.state.getState().screen).toBe('on');
  });

  test('is begun by nobody but its person: a word about codecs sends nothing', async () => {
    const { wire, engine } = await seated();
    await wire.notify('media.screenCodecs', { codecs: [...fewer] });
    await rest();
    expect(engine.link.sends('screen')).toBe(false);
    expect(wire.asked.filter(({ name }) => name === 'media.produce').map(({ params }) => params)).not.toContainEqual(
      expect.objectContaining({ source: 'screen' }),
    );
  });

  test('keeps what the hub said over a new link', async () => {
    const { wire, media, engine } = await seated();
    await wire.notify('media.screenCodecs', { codecs: [...told] });
    await media.screen.start();
    wire.answer('media.rebuild', { media: offer });
    await wire.notify('media.lost', {});
    await rest();
    expect(engine.links.length).toBeGreaterThan(1);
    expect(engine.link.codecs.get('screen')).toEqual(told);
  });
});
