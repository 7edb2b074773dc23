import { afterEach, describe, expect, test, vi } from 'vitest';
import { sendable } from '../../src/core/media/picture-codec.ts';

const written = 'https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension';

/** A browser that reads all and sends these. */
const browser = (sends: readonly string[], extension: string | null = written) => {
  vi.stubGlobal('RTCRtpSender', {
    getCapabilities: () => ({ codecs: sends.map((name) => ({ mimeType: `video/${name}` })) }),
  });
  return {
    codecs: ['VP8', 'H264', 'VP9', 'AV1'].map((name) => ({
      ...{ kind: 'video' as const, mimeType: `video/${name}`, clockRate: 90_000, preferredPayloadType: 96 },
    })),
    headerExtensions: extension === null ? [] : [{ kind: 'video' as const, uri: written, preferredId: 4 }],
  } as Parameters<typeof sendable>[0];
};
const all = ['AV1', 'VP9', 'VP8'] as const;

afterEach(() => void vi.unstubAllGlobals());

describe('the codec in which pictures are sent', () => {
  test.each([
    ['the leanest that everybody reads and this browser sends', browser.bind(null, ['VP8', 'VP9', 'AV1']), all, 'AV1'],
    ['the next one where it only reads that', browser.bind(null, ['VP8', 'VP9']), all, 'VP9'],
    ['no AV1 that does not say where a picture begins', browser.bind(null, ['VP8', 'VP9', 'AV1'], null), all, 'VP9'],
    ['none that somebody does not read', browser.bind(null, ['VP8', 'VP9', 'AV1']), ['VP8'] as const, 'VP8'],
    ['VP8 without a word of the hub, and for cameras', browser.bind(null, ['VP8', 'VP9', 'AV1']), [], 'VP8'],
  ])('is %s', (_name, abilities, wanted, codec) => {
    expect(sendable(abilities(), wanted)?.mimeType).toBe(`video/${codec}`);
  });

  test('is left to the media library where there is not even VP8', () => {
    expect(sendable({ codecs: [], headerExtensions: [] }, all)).toBeUndefined();
  });
});
