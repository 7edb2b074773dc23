import { MeetingRecording } from '@diem-cau/shared';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, enrol, join, openMeeting, signInAsAdmin, type Place } from './support/district.ts';
import { EndpointBrowser, communeScreen } from './support/endpoint-browser.ts';
import { pressInRoom } from './support/floor-meeting.ts';
import { webmOf } from './support/recorded-pictures.ts';
import { seen, until } from './support/seen-and-heard.ts';
import { codecsOf, keepConnections, withoutAv1 } from './support/streams-of.ts';
import { trusting } from './support/trusting.ts';

let hub: HubProcess;
let room: Place;
let sharer: Place;
let older: Place;
let desk: EndpointBrowser;
let recordingPath: string;
const pageOf = (place: Place) => place.browser.page;

/** The screen moves on the page of `at`: more frames have come than a moment ago. */
const seesMoving = async (at: Place): Promise<void> => {
  const frames = async (): Promise<number> => (await seen(pageOf(at), sharer.endpointId, 'screen'))?.frames ?? 0;
  const before = await frames();
  await until(frames, (now) => now > before + 5, `${at.name} sees the screen move`);
};

/** The page receives the screen, or sends it, in this codec and no other. */
const flowsIn = (at: Place, way: 'inbound-rtp' | 'outbound-rtp', codec: string): Promise<string[]> =>
  until(
    () => codecsOf(pageOf(at), way, 1080),
    (codecs) => codecs.length === 1 && codecs[0] === codec,
    `${at.name}: ${way} in ${codec}`,
  );

/** The recorded pieces of the screen, as the desk is told of them. */
const screenPieces = async () => {
  const told = await desk.page.evaluate(async (at): Promise<unknown> => (await fetch(at)).json(), recordingPath);
  return MeetingRecording.parse(told).pictures.find(({ source }) => source === 'screen')?.pieces ?? [];
};
/** The codec that a WebM file names. */
const codecOf = (page: Page, address: string): Promise<string> =>
  page.evaluate(async (at) => {
    const head = new TextDecoder('latin1').decode((await (await fetch(at)).arrayBuffer()).slice(0, 2_000));
    return /V_[A-Z0-9]+/u.exec(head)?.[0] ?? '';
  }, address);

beforeAll(async () => {
  hub = await HubProcess.start();
  [room, sharer, older] = await Promise.all([
    enrol(trusting(hub), 'Huyện Bình Gia', devicesOf.room, true),
    enrol(trusting(hub), 'Xã Tân Văn', devicesOf.second),
    enrol(trusting(hub), 'Xã Yên Lỗ', devicesOf.third),
  ]);
  desk = await EndpointBrowser.open('desk', devicesOf.first, communeScreen);
  await older.browser.context.addInitScript(withoutAv1);
  for (const place of [room, sharer, older]) {
    await place.browser.context.addInitScript(keepConnections);
    await pageOf(place).reload();
    await pageOf(place).getByTestId('waiting-page').waitFor();
  }
});
afterAll(async () => {
  await Promise.all([room, sharer, older].map((place) => place.browser.close()));
  await desk.close();
  await hub.remove();
});

describe('a screen that is shared', () => {
  it('is sent in AV1 where everybody in the meeting reads it', async () => {
    await openMeeting(pageOf(room), 'Trình chiếu');
    await join(room);
    await join(sharer);
    await pageOf(sharer).getByTestId('screen-button').click();
    await seesMoving(room);
    await pressInRoom(room, 'more-button');
    await pageOf(room).getByTestId('record-button').click();
    await pageOf(room).getByTestId('question-yes').click();
    await flowsIn(sharer, 'outbound-rtp', 'video/AV1');
    await flowsIn(room, 'inbound-rtp', 'video/AV1');
    const { page } = desk;
    await signInAsAdmin(hub, page);
    await page.getByRole('link', { name: 'Trình chiếu' }).first().click();
    await page.getByText('Đang diễn ra').first().waitFor();
    recordingPath = `/api${new URL(page.url()).pathname}/recording`;
    await until(screenPieces, ([first]) => (first?.lengthMs ?? 0) > 1_000, 'it is recorded');
  });

  it('goes on in another codec as soon as somebody joins who does not read that, and all see it', async () => {
    await join(older);
    await seesMoving(older);
    await flowsIn(older, 'inbound-rtp', 'video/VP9');
    await flowsIn(room, 'inbound-rtp', 'video/VP9');
    await seesMoving(room);
    await flowsIn(sharer, 'outbound-rtp', 'video/VP9');
    await pageOf(room).screenshot({ path: process.env['SHOW'] ?? '/dev/null', type: 'png' });
  });

  it('is not changed back at once when that one leaves, and is still seen', async () => {
    await older.browser.page.goto('about:blank');
    await pageOf(room).locator(`[data-testid="tile-${older.endpointId}"]`).waitFor({ state: 'attached' });
    await seesMoving(room);
    expect(await codecsOf(pageOf(room), 'inbound-rtp', 1080)).toEqual(['video/VP9']);
  });

  it('is recorded as it is sent: a piece in each codec, one after the other, which a browser plays', async () => {
    const { page } = desk;
    const all = async () => {
      const pieces = await screenPieces();
      const codecs = await Promise.all(
        pieces.map(({ number }) => codecOf(page, `${recordingPath}/pictures/${number}`)),
      );
      return pieces.map((piece, nth) => ({ ...piece, codec: codecs[nth] }));
    };
    const told = await until(
      all,
      (pieces) => pieces.some(({ codec, lengthMs }) => codec === 'V_VP9' && lengthMs > 1_000),
      'it is recorded in the other codec',
    );
    // One codec may have more than one piece, and it may have been changed back by now.
    const changed = told.findIndex(({ codec }) => codec !== 'V_AV1');
    const [before = expect.fail(), after = expect.fail()] = told.slice(changed - 1, changed + 1);
    expect([before.codec, after.codec]).toEqual(['V_AV1', 'V_VP9']);
    for (const { number, width, height } of [before, after])
      expect(await webmOf(page, `${recordingPath}/pictures/${number}`)).toMatchObject({ width, height });
    const gapMs = after.from - before.from - before.lengthMs;
    expect(Math.abs(gapMs), `${gapMs} ms between the two`).toBeLessThan(10_000);
  });

  it('leaves the pages without a fault', () => {
    expect([room, sharer, older].flatMap(({ browser }) => browser.problems)).toEqual([]);
  });
});
