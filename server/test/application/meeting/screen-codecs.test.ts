import { screenCodecs, type MediaParameters, type ScreenCodec } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeRtpParameters } from '../../fakes/media-plane.ts';
import { anBinh, hoaLac, room } from '../../support/meetings.ts';
import { TestHub, type TestPage } from '../../support/test-hub.ts';

const reading = (...codecs: readonly ScreenCodec[]): MediaParameters => ({
  codecs: [
    { kind: 'audio', mimeType: 'audio/opus', preferredPayloadType: 100, clockRate: 48_000 },
    ...codecs.map((codec) => ({
      kind: 'video',
      mimeType: `video/${codec}`,
      preferredPayloadType: 101,
      clockRate: 90_000,
    })),
  ],
});
const modern = reading(...screenCodecs);
const video = fakeRtpParameters('video');

/** In what a page was told to send its screen, one after the other. */
const toldOf = (page: TestPage): unknown[] =>
  page.told.flatMap(({ name, params }) => (name === 'media.screenCodecs' ? [params] : []));

let test: TestHub;
let meetingId: Awaited<ReturnType<TestHub['openMeeting']>>;
const join = async (endpointId: typeof room, rtpCapabilities: MediaParameters): Promise<TestPage> => {
  const page = test.endpoint(endpointId);
  await page.ask('meeting.join', { meetingId, rtpCapabilities });
  return page;
};

beforeEach(async () => {
  vi.useFakeTimers();
  test = new TestHub();
  meetingId = await test.openMeeting();
});
afterEach(() => void vi.useRealTimers());

describe('the codec of a meeting’s screens', () => {
  it('is told to whoever joins, and to all as soon as somebody comes who does not read it', async () => {
    const chair = await join(room, modern);
    const sharer = await join(anBinh, modern);
    expect(toldOf(chair)).toEqual([{ codecs: ['AV1', 'VP9', 'VP8'] }]);
    const late = await join(hoaLac, reading('VP9', 'VP8'));
    for (const page of [chair, sharer]) expect(toldOf(page).at(-1)).toEqual({ codecs: ['VP9', 'VP8'] });
    expect(toldOf(late).at(-1)).toEqual({ codecs: ['VP9', 'VP8'] });
  });

  it('counts a display that reads less, as it shows the screen, and tells it nothing, as it sends none', async () => {
    const chair = await join(room, modern);
    const display = await test.beside(meetingId, anBinh, 'display');
    expect(toldOf(chair).at(-1)).toEqual({ codecs: ['VP8'] });
    expect(toldOf(display)).toEqual([]);
  });
});

describe('a screen that goes on in another codec', () => {
  it('is another stream for who receives it, and nothing for the record', async () => {
    const chair = await join(room, modern);
    const sharer = await join(anBinh, modern);
    await sharer.ask('media.produce', { source: 'screen', rtpParameters: video });
    await vi.advanceTimersByTimeAsync(100);
    await chair.ask('media.show', { pictures: [{ endpointId: anBinh, source: 'screen', width: 1920, height: 1080 }] });
    await vi.waitFor(() => expect(test.media.flows(meetingId, room, anBinh, 'screen')).toBe(true));
    const events = async () => (await test.archive.events(meetingId)).length;
    const before = await events();
    const { producerId } = await sharer.ask('media.recode', { source: 'screen', rtpParameters: video });
    expect(test.media.seat(meetingId, anBinh)?.prepared('screen')).toMatchObject({ producerId, sending: true });
    await vi.waitFor(() => expect(test.media.flows(meetingId, room, anBinh, 'screen')).toBe(true));
    expect(await events()).toBe(before);
  });

  it('is refused where none is sent, and once the chair has stopped it', async () => {
    const chair = await join(room, modern);
    const sharer = await join(anBinh, modern);
    const ask = () => sharer.refused('media.recode', { source: 'screen', rtpParameters: video });
    expect(await ask()).toBe('not-sending');
    await sharer.ask('media.produce', { source: 'screen', rtpParameters: video });
    await sharer.ask('media.recode', { source: 'screen', rtpParameters: video });
    expect(await sharer.refused('media.recode', { source: 'screen', rtpParameters: {} })).toBe('media-refused');
    await chair.ask('screen.stop', {});
    expect(await ask()).toBe('not-sending');
  });
});
