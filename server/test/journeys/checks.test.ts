import { CheckBoardBody, EndpointCheck, EndpointId, type CheckFigures } from '@diem-cau/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { goodFigures } from '../support/checks.ts';
import { District } from '../support/district.ts';
import { askHttp } from '../support/hub-http.ts';
import { WrtcMedia } from '../support/wrtc-media.ts';

const patience = { timeout: 15_000, interval: 100 };
let district: District;

beforeAll(async () => {
  district = await District.start(2);
}, 60_000);
afterAll(() => district.remove());

/** The media of an endpoint's check, as its page opens them. */
const loopOf = async ({ line }: AttendingPage, shade: number): Promise<WrtcMedia> => {
  const { routerRtpCapabilities } = await line.ask('hub.hello', {});
  const media = await WrtcMedia.load(routerRtpCapabilities, 'wrtc', { shade, hertz: 500 });
  line.onTask('check.consumersOpened', ({ consumers }) => media.receive(consumers));
  const { media: offer } = await line.ask('check.openMedia', { rtpCapabilities: media.rtpCapabilities });
  media.open(offer, {
    connect: (transportId, dtlsParameters) => line.ask('check.connectTransport', { transportId, dtlsParameters }),
    produce: async (source, rtpParameters) => {
      if (source !== 'camera' && source !== 'microphone') throw new Error('a check sends a camera and a microphone');
      return (await line.ask('check.produce', { source, rtpParameters })).producerId;
    },
  });
  for (const source of ['camera', 'microphone'] as const) await media.send(source);
  return media;
};

it('two endpoints test themselves at once: each gets its own picture and voice back and nothing of the other; the board says so', async () => {
  const [one, other] = [await district.page(district.commune(0)), await district.page(district.commune(1))];
  const ids = [district.commune(0).endpointId, district.commune(1).endpointId] as const;
  for (const page of [one, other]) {
    await page.line.ask('hub.hello', {});
    expect(await page.line.ask('check.begin', { asked: false })).toEqual({ place: 0 });
  }
  const loops = [await loopOf(one, 60), await loopOf(other, 200)] as const;
  const shade = (n: 0 | 1, of: EndpointId = ids[n]): number | undefined => loops[n].arrived(of, 'camera')?.shade;
  for (const n of [0, 1] as const) {
    await expect.poll(() => loops[n].arrived(ids[n], 'camera')?.frames ?? 0, patience).toBeGreaterThan(5);
    await expect.poll(() => loops[n].arrived(ids[n], 'microphone')?.loudness ?? 0, patience).toBeGreaterThan(0.01);
    expect(loops[n].receiving.map(({ endpointId }) => endpointId)).toEqual([ids[n], ids[n]]);
  }
  expect(Math.abs((shade(0) ?? 0) - 60)).toBeLessThan(25);
  expect(Math.abs((shade(1) ?? 0) - 200)).toBeLessThan(25);

  const cookie = district.commune(0).cookie;
  const told = await askHttp(`${district.hub.url}/api/checks/own`, {
    method: 'POST',
    cookie,
    body: { figures: goodFigures },
  });
  expect(EndpointCheck.parse(JSON.parse(told.text))).toMatchObject({ endpointId: ids[0], passed: true });
  const tellAgain = async (figures: CheckFigures): Promise<unknown> =>
    JSON.parse(
      (await askHttp(`${district.hub.url}/api/checks/own`, { method: 'POST', cookie, body: { figures } })).text,
    );
  expect(await tellAgain(goodFigures)).toEqual(JSON.parse(told.text));
  expect(await tellAgain({ ...goodFigures, tookMs: 1 })).toMatchObject({ refusal: { code: 'not-found' } });
  const history = (of: EndpointId) =>
    district.adminCookie().then((admin) => askHttp(`${district.hub.url}/api/checks/${of}`, { cookie: admin }));
  expect(JSON.parse((await history(ids[0])).text)).toMatchObject({ checks: [{ endpointId: ids[0], passed: true }] });
  expect((await history(EndpointId.parse('nobody'))).status).toBe(404);
  const board = async (): Promise<CheckBoardBody> => {
    const { text } = await askHttp(`${district.hub.url}/api/checks`, { cookie: await district.adminCookie() });
    return CheckBoardBody.parse(JSON.parse(text));
  };
  const { rows } = await board();
  const stands = (of: EndpointId) => rows.find(({ endpointId }) => endpointId === of);
  expect(stands(district.room.endpointId)).toMatchObject({ standing: 'away', last: null });
  expect(stands(ids[0])).toMatchObject({ standing: 'waiting', last: { passed: true } });
  expect(stands(ids[1])).toMatchObject({ standing: 'checking', last: null });
  expect((await askHttp(`${district.hub.url}/api/checks`, { cookie })).status).toBe(403);
  for (const loop of loops) loop.close();
  for (const page of [one, other]) page.close();
});
