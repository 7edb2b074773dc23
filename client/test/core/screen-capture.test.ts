import { afterEach, describe, expect, test, vi } from 'vitest';
import { captureScreen } from '../../src/core/media/screen-capture.ts';
import { screenTroubles } from '../../src/core/media/screen-trouble.ts';
import { common as en } from '../../src/i18n/en/kit/common.ts';
import { common as vietnamese } from '../../src/i18n/vi/kit/common.ts';

afterEach(() => vi.unstubAllGlobals());
const browser = (getDisplayMedia: () => Promise<unknown>): void => {
  vi.stubGlobal('navigator', { mediaDevices: { getDisplayMedia } });
};
const failing = (name: string, message = ''): void => browser(() => Promise.reject(new DOMException(message, name)));

describe('a screen that was asked for', () => {
  test('is marked as text', async () => {
    const track = { contentHint: '' };
    browser(() => Promise.resolve({ getVideoTracks: () => [track] }));
    expect(await captureScreen()).toBe(track);
    expect(track.contentHint).toBe('text');
  });

  test.each(['Permission denied', 'The request is not allowed by the user agent', 'Permission denied by user'])(
    'is none where the person closed the chooser: %s',
    async (message) => {
      failing('NotAllowedError', message);
      expect(await captureScreen()).toBeNull();
    },
  );

  test.each([
    ['NotAllowedError', 'Permission denied by system', 'forbidden'],
    ['NotAllowedError', 'Access to the feature "display-capture" is disallowed by permissions policy.', 'forbidden'],
    ['SecurityError', '', 'forbidden'],
    ['NotReadableError', 'Could not start video source', 'not-readable'],
    ['NotFoundError', '', 'none'],
    ['AbortError', '', 'interrupted'],
    ['InvalidStateError', '', 'interrupted'],
    ['UnknownError', '', 'interrupted'],
  ])('is not given with %s (%s): %s', async (name, message, trouble) => {
    failing(name, message);
    await expect(captureScreen()).rejects.toMatchObject({ name: 'ScreenNotGiven', trouble });
  });

  test('is not given where the stream has no picture, the browser has no chooser, or it throws what is none of its errors', async () => {
    browser(() => Promise.resolve({ getVideoTracks: () => [] }));
    await expect(captureScreen()).rejects.toMatchObject({ trouble: 'none' });
    vi.stubGlobal('navigator', { mediaDevices: {} });
    await expect(captureScreen()).rejects.toMatchObject({ trouble: 'unsupported' });
    vi.stubGlobal('navigator', {});
    await expect(captureScreen()).rejects.toMatchObject({ trouble: 'unsupported' });
    browser(() => Promise.reject(new TypeError('x')));
    await expect(captureScreen()).rejects.toMatchObject({ trouble: 'interrupted' });
  });

  test('has a sentence for each cause, in both languages', () => {
    for (const texts of [vietnamese, en]) {
      const sentences = screenTroubles.map((trouble) => texts.noScreen[trouble]);
      expect(new Set(sentences).size).toBe(screenTroubles.length);
    }
  });
});
