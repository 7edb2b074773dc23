import type { ConsumerId, ConsumerOffer, MediaParameters, ScreenCodec } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { MediasoupPlane } from '../../../src/adapters/media/media-plane.ts';
import { seatOf, startPlane, wanted } from './media-harness.ts';

const Codecs = z.object({
  codecs: z.array(z.looseObject({ kind: z.string().optional(), mimeType: z.string(), preferredPayloadType: z.int() })),
});
const Received = z.object({ codecs: z.array(z.object({ mimeType: z.string() })) });

let plane: MediasoupPlane;
beforeEach(async () => {
  plane = await startPlane();
});
afterEach(() => plane.close());

/** What a page reads that has these codecs of pictures alone. */
const reading = (...names: readonly ScreenCodec[]): MediaParameters => {
  const { codecs } = Codecs.parse(plane.routerRtpCapabilities);
  return {
    codecs: codecs.filter(
      ({ mimeType }) => mimeType === 'audio/opus' || names.some((name) => mimeType === `video/${name}`),
    ),
  };
};

let ssrc = 1_000;
/** A screen as a page would say that it sends it. */
const screenIn = (codec: ScreenCodec): MediaParameters => ({
  // Each has a section of its own in the page's offer.
  mid: String((ssrc += 1)),
  codecs: [
    {
      mimeType: `video/${codec}`,
      payloadType: 96,
      clockRate: 90_000,
      ...(codec === 'VP9' ? { parameters: { 'profile-id': 0 } } : {}),
    },
  ],
  encodings: [{ ssrc, scalabilityMode: 'L1T1', maxBitrate: 1_500_000 }],
  rtcp: { cname: 'screen' },
});

/** A seat, and what its page is offered and loses. */
const seat = async (name: string, ...codecs: readonly ScreenCodec[]) => {
  const open = new Map<ConsumerId, ConsumerOffer>();
  const media = await plane.open(seatOf(name), reading(...codecs), {
    from: '127.0.0.1',
    consumersOpened: (offers) => {
      for (const offer of offers) open.set(offer.consumerId, offer);
      return Promise.resolve();
    },
    consumersClosed: (ids) => ids.forEach((id) => open.delete(id)),
  });
  const sees = (): (string | undefined)[] =>
    [...open.values()].map(({ rtpParameters }) => Received.parse(rtpParameters).codecs[0]?.mimeType);
  return { media, sees };
};
const screen = [wanted('sharer', 'screen')];
const refused = (code: string) => expect.objectContaining({ name: 'Refusal', code });

describe('a screen in one codec or another', () => {
  it('says of each page in which it reads one', async () => {
    expect([...(await seat('a', 'AV1', 'VP9', 'VP8')).media.reads]).toEqual(['AV1', 'VP9', 'VP8']);
    expect([...(await seat('b', 'VP8')).media.reads]).toEqual(['VP8']);
  });

  it('is received in AV1 by who reads it, and by everybody once it goes on in another', async () => {
    const sharer = await seat('sharer', 'AV1', 'VP9', 'VP8');
    const modern = await seat('modern', 'AV1', 'VP9', 'VP8');
    const older = await seat('older', 'VP8');
    await sharer.media.produce('screen', screenIn('AV1'));
    await sharer.media.setSending('screen', true);
    for (const each of [modern, older]) await each.media.receive(screen);
    await vi.waitFor(() => expect(modern.sees()).toEqual(['video/AV1']));
    expect(older.sees()).toEqual([]);
    await sharer.media.recode('screen', screenIn('VP8'));
    for (const each of [modern, older]) await vi.waitFor(() => expect(each.sees()).toEqual(['video/VP8']));
    await sharer.media.recode('screen', screenIn('AV1'));
    await vi.waitFor(() => expect(modern.sees()).toEqual(['video/AV1']));
    expect(older.sees()).toEqual([]);
    sharer.media.stop('screen');
    await vi.waitFor(() => expect(modern.sees()).toEqual([]));
  });

  it('cannot go on where none is sent, and does not where it was stopped meanwhile', async () => {
    const { media } = await seat('sharer', 'AV1', 'VP8');
    const viewer = await seat('viewer', 'AV1', 'VP8');
    await expect(media.recode('screen', screenIn('VP8'))).rejects.toEqual(refused('not-sending'));
    await media.produce('screen', screenIn('AV1'));
    await expect(media.recode('screen', {})).rejects.toEqual(refused('media-refused'));
    await viewer.media.receive(screen);
    await vi.waitFor(() => expect(viewer.sees()).toEqual(['video/AV1']));
    const recoding = media.recode('screen', screenIn('VP8'));
    media.stop('screen');
    await expect(recoding).rejects.toEqual(refused('not-sending'));
    await vi.waitFor(() => expect(viewer.sees()).toEqual([]));
    // It can be sent anew: nothing of it was left behind.
    await expect(media.produce('screen', screenIn('AV1'))).resolves.toEqual(expect.any(String));
  });

  it('takes one of two that come at once', async () => {
    const { media } = await seat('sharer', 'AV1', 'VP8');
    const viewer = await seat('viewer', 'AV1', 'VP8');
    await media.produce('screen', screenIn('VP8'));
    await viewer.media.receive(screen);
    const outcomes = await Promise.allSettled([
      media.recode('screen', screenIn('AV1')),
      media.recode('screen', screenIn('AV1')),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await vi.waitFor(() => expect(viewer.sees()).toEqual(['video/AV1']));
  });
});
