import { Refusal, type MediaParameters } from '@diem-cau/shared';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { MediasoupPlane } from '../../../src/adapters/media/media-plane.ts';
import {
  meetingId,
  openSeat,
  seatOf,
  startPlane,
  takeSeat,
  wanted,
  watchMediasoup,
  type TestSeat,
} from './media-harness.ts';

const made = watchMediasoup();
const captureTime = 'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time';
const Codecs = z.array(z.looseObject({ kind: z.string() }));
const nobody = { from: '127.0.0.1', consumersOpened: () => Promise.resolve(), consumersClosed: () => undefined };

let plane: MediasoupPlane;
let pid: number | undefined;
beforeAll(async () => {
  plane = await startPlane();
  [pid] = plane.workerPids;
});
/** After every test the same worker still serves: two endpoints agree on a stream. */
afterEach(async () => {
  const a = await takeSeat(plane, 'honest-a');
  const b = await takeSeat(plane, 'honest-b');
  await a.send('camera');
  await b.seat.receive([wanted('honest-a', 'camera')]);
  expect(b.opened).toHaveLength(1);
  expect(plane.workerPids).toEqual([pid]);
  plane.closeMeeting(meetingId);
});
afterAll(() => plane.close());

/** Parameters as a real page sends them, to be spoilt. */
async function honest(): Promise<{
  page: TestSeat;
  camera: MediaParameters;
  dtls: MediaParameters;
  capabilities: MediaParameters;
}> {
  const page = await takeSeat(plane, 'page');
  const seen: { camera?: MediaParameters; dtls?: MediaParameters } = {};
  page.media.open(page.seat.offer, {
    connect: (_, dtls) => {
      seen.dtls = dtls;
      return Promise.resolve();
    },
    produce: (_, camera) => {
      seen.camera = camera;
      return page.seat.produce('camera', camera);
    },
  });
  await page.media.send('camera');
  page.seat.stop('camera');
  if (seen.camera === undefined || seen.dtls === undefined) throw new Error('the page said nothing');
  return { page, camera: seen.camera, dtls: seen.dtls, capabilities: page.media.rtpCapabilities };
}

const mean = fc.oneof(
  fc.constantFrom(
    null,
    undefined,
    true,
    -1,
    0,
    0.5,
    NaN,
    Infinity,
    2 ** 31,
    2 ** 53,
    '',
    'x'.repeat(5000),
    '\0',
    [],
    {},
    [null],
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** The paths of all values within, such as ['codecs', '0', 'mimeType']. */
function paths(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...path, key]))].filter(
    ({ length }) => length > 0,
  );
}

/** A copy with the value at the path replaced, or taken out. */
function spoil(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((inner: unknown, index) => (String(index) === key ? spoil(inner, rest, by) : inner));
  if (typeof value !== 'object' || value === null) return by;
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => [
    name,
    name === key ? spoil(inner, rest, by) : inner,
  ]);
  return Object.fromEntries(entries);
}

/** Tries each spoilt variant: it is taken, or refused with a code; nothing else. */
async function attack(
  good: MediaParameters,
  attempt: (parameters: MediaParameters) => Promise<unknown>,
): Promise<void> {
  const places = paths(good);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), mean, async (path, by) => {
      const spoilt = spoil(good, path, by);
      if (typeof spoilt !== 'object' || spoilt === null) return;
      try {
        await attempt({ ...spoilt });
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
        expect(error).toMatchObject({ code: 'media-refused' });
      }
    }),
    { numRuns: 400 },
  );
}

describe('a hostile page', () => {
  it('cannot break the worker with what it says it sends', async () => {
    const { page, camera } = await honest();
    await attack(camera, async (parameters) => {
      try {
        await page.seat.produce('camera', parameters);
        await page.seat.setSending('camera', true);
      } finally {
        page.seat.stop('camera');
      }
    });
  });

  it('cannot break the worker with its side of the handshake', async () => {
    const { dtls, capabilities } = await honest();
    await attack(dtls, async (parameters) => {
      const seat = await openSeat(plane, seatOf('mean'), capabilities, nobody);
      await seat.connect(seat.offer.send.id, parameters);
    });
  });

  it('cannot break the worker with what it says it receives', async () => {
    const { page, camera, capabilities } = await honest();
    await page.seat.produce('camera', camera);
    await attack(capabilities, async (parameters) => {
      const seat = await openSeat(plane, seatOf('mean'), parameters, nobody);
      await seat.receive([wanted('page', 'camera')]);
    });
  });

  it.each([
    ['a rate that is no whole number', { encodings: [{ ssrc: 1, maxBitrate: 1.5 }] }],
    ['a rate that is no number', { encodings: [{ ssrc: 1, maxBitrate: 'fast' }] }],
    ['more layers than there are', { encodings: [1, 2, 3, 4].map((ssrc) => ({ ssrc })) }],
    ['two streams with one name', { encodings: [{ ssrc: 1 }, { ssrc: 1 }], mid: '' }],
    ['no codec', { codecs: [] }],
    [
      'only a retransmission codec',
      { codecs: [{ mimeType: 'video/rtx', payloadType: 97, clockRate: 90_000, parameters: { apt: 97 } }] },
    ],
    [
      'a retransmission of a retransmission',
      {
        codecs: [
          { mimeType: 'video/rtx', payloadType: 97, clockRate: 90_000, parameters: { apt: 98 } },
          { mimeType: 'video/rtx', payloadType: 98, clockRate: 90_000, parameters: { apt: 97 } },
        ],
      },
    ],
    ['a codec that nobody has', { codecs: [{ mimeType: 'video/xyz', payloadType: 97, clockRate: 90_000 }] }],
    ['sound as picture', { codecs: [{ mimeType: 'audio/opus', payloadType: 97, clockRate: 48_000, channels: 2 }] }],
  ])('is refused or harmless with %s', async (_, change) => {
    const { page, camera } = await honest();
    const outcome = await page.seat.produce('camera', { ...camera, ...change }).then(
      () => 'taken',
      (error: unknown) => (error instanceof Refusal ? error.code : error),
    );
    expect(['taken', 'media-refused']).toContain(outcome);
  });

  it('cannot name the sources of others', async () => {
    const { page, camera } = await honest();
    const other = await takeSeat(plane, 'other');
    await page.seat.produce('camera', camera);
    await expect(other.seat.produce('camera', camera)).resolves.toBeDefined();
    await expect(page.seat.produce('screen', camera)).rejects.toThrow(new Refusal('media-refused'));
  });
});

it('a page that cannot decode a picture still gets the sound', async () => {
  const page = await takeSeat(plane, 'page');
  await page.send('camera');
  await page.send('microphone');
  const capabilities = page.media.rtpCapabilities;
  const codecs = Codecs.parse(capabilities['codecs']).filter(({ kind }) => kind === 'audio');
  const opened: string[] = [];
  const seat = await openSeat(
    plane,
    seatOf('blind'),
    { ...capabilities, codecs },
    {
      ...nobody,
      consumersOpened: (offers) =>
        Promise.resolve(opened.push(...offers.map(({ source }) => source))).then(() => undefined),
    },
  );
  await seat.receive([wanted('page', 'camera'), wanted('page', 'microphone')]);
  expect(opened).toEqual(['microphone']);
});

describe('abs-capture-time', () => {
  it('is not offered to pages', () => {
    const { headerExtensions } = plane.routerRtpCapabilities;
    expect(JSON.stringify(headerExtensions)).toContain('transport-wide-cc');
    expect(JSON.stringify(headerExtensions)).not.toContain('abs-capture-time');
  });

  it('is not negotiated with pages that ask for it all the same', async () => {
    const { page, camera, capabilities } = await honest();
    const withIt = (list: unknown, extension: object) => [...(Array.isArray(list) ? list : []), extension];
    await page.seat.produce('camera', {
      ...camera,
      headerExtensions: withIt(camera['headerExtensions'], { uri: captureTime, id: 13 }),
    });
    const opened: unknown[] = [];
    const seat = await openSeat(
      plane,
      seatOf('asking'),
      {
        ...capabilities,
        headerExtensions: withIt(capabilities['headerExtensions'], {
          kind: 'video',
          uri: captureTime,
          preferredId: 10,
        }),
      },
      { ...nobody, consumersOpened: (offers) => Promise.resolve(opened.push(...offers)).then(() => undefined) },
    );
    await seat.receive([wanted('page', 'camera')]);
    expect(opened).toHaveLength(1);
    expect(JSON.stringify(opened)).toContain('hdrext');
    expect(JSON.stringify(opened)).not.toContain('abs-capture-time');
    expect(made.consumers.at(-1)?.rtpParameters.headerExtensions?.map(({ uri }) => uri)).not.toContain(captureTime);
  });
});
