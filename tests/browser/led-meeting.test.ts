import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, enrol, join, signInAsAdmin, type Place } from './support/district.ts';
import { EndpointBrowser, communeScreen } from './support/endpoint-browser.ts';
import { hears, hearsNothing, stir } from './support/floor-meeting.ts';
import { ofItsOwn } from './support/one-press.ts';
import { enrolPanel, openPanel, type Tablet } from './support/panel-page.ts';
import { sameColour, seen, until } from './support/seen-and-heard.ts';

const patient = { timeout: 60_000 };

let hub: HubProcess;
let room: Place;
let hoaBinh: Place;
let tanVan: Place;
let yenLo: Place;
let tablet: Tablet;
let desk: EndpointBrowser;
/** Path of the meeting's page at the desk. */
let meetingPath = '';

const pageOf = (place: Place): Page => place.browser.page;
const inRoom = (testId: string) => pageOf(room).getByTestId(testId);
const onPanel = (testId: string) => tablet.page.getByTestId(testId);
const board = (place: Place) => inRoom(`board-${place.endpointId}`);
const panelNow = (words: string) => onPanel('panel-now').getByText(words, { exact: true }).waitFor();
const key = (name: string) => pageOf(room).keyboard.press(name);
const lead = (place: Place) => pageOf(place).getByTestId('lead-line');
/** Pictures of what is tried, where somebody wants to look at them. */
const shots = process.env['SHOTS'];
const shoot = async (name: string): Promise<void> => {
  if (shots === undefined) return;
  await pageOf(room).screenshot({ path: `${shots}/${name}-room.png` });
  await pageOf(hoaBinh).screenshot({ path: `${shots}/${name}-commune.png` });
  await tablet.page.screenshot({ path: `${shots}/${name}-panel.png` });
};

/** A page shows the moving picture of another, in the colour that is sent. */
const sees = async (at: Place, of: Place): Promise<void> => {
  const first = (await seen(pageOf(at), of.endpointId, 'camera'))?.frames ?? 0;
  await until(
    () => seen(pageOf(at), of.endpointId, 'camera'),
    (picture) => picture !== null && picture.frames !== first && sameColour(picture.colour, of.devices.colour),
    `${at.name} sees ${of.name} move`,
  );
};
/** One that speaks is heard and seen by all others that are named, and the rest is heard by nobody. */
const speaks = async (speaker: Place, at: readonly Place[], silent: readonly Place[] = []): Promise<void> => {
  await Promise.all(at.flatMap((place) => [hears(place, speaker), sees(place, speaker)]));
  const [listener] = at;
  if (listener !== undefined) for (const each of silent) await hearsNothing(listener, each);
};
/** At the desk, by what its page may ask the hub for. */
const atDesk = (path: string, body: object): Promise<number> =>
  desk.page.evaluate(
    async ([to, text]) =>
      (await fetch(to, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text })).status,
    [path, JSON.stringify(body)] as const,
  );
const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(Date.now());

/** Opens a meeting at the desk, as its secretary; gives the path of its page. */
const opened = async (title: string): Promise<string> => {
  const { page } = desk;
  await page.goto(`${hub.url}/open`);
  await page.getByLabel('Tên cuộc họp').fill(title);
  await page.getByLabel('Cuộc họp không có nội dung bí mật nhà nước.').check();
  await page.getByRole('button', { name: 'Mở cuộc họp' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return new URL(page.url()).pathname;
};
/** Ends the meeting whose page stands at the desk. */
const ended = async (): Promise<void> => {
  await desk.page.getByRole('button', { name: 'Kết thúc cuộc họp' }).click();
  await desk.page.getByRole('dialog').getByRole('button', { name: 'Kết thúc cuộc họp' }).click();
  await desk.page.getByText('Bế mạc', { exact: true }).first().waitFor();
};

beforeAll(async () => {
  hub = await HubProcess.start({ HUB_TIME_ZONE: 'Asia/Ho_Chi_Minh' });
  [room, hoaBinh, tanVan, yenLo] = await Promise.all([
    enrol(hub, 'Huyện Bình Gia', devicesOf.room, true),
    enrol(hub, 'Xã Hòa Bình', devicesOf.first),
    enrol(hub, 'Xã Tân Văn', devicesOf.second),
    enrol(hub, 'Xã Yên Lỗ', devicesOf.third),
  ]);
  tablet = await enrolPanel(hub, room);
  desk = await EndpointBrowser.open('desk', { colour: [0, 0, 0], pitch: 110 }, communeScreen);
  await signInAsAdmin(hub, desk.page);
}, 240_000);
afterAll(async () => {
  await Promise.all([room, hoaBinh, tanVan, yenLo].map((place) => place?.browser.close()));
  await tablet?.browser.close();
  await desk?.close();
  await hub.remove();
});

describe('a chair who leads a giao ban, a panel and three communes', () => {
  it('has a commune report in writing the day before, on its waiting page', async () => {
    const before = await opened('Giao ban tuần 47');
    const work = (what: string, leadUnit: string) => ({
      ...{ conclusionId: null, work: what, leadUnit },
      ...{ cooperatingUnits: [], deadline: null },
    });
    const rows = [work('Rà soát hộ nghèo', 'Xã Tân Văn'), work('Sửa đường vào bản', 'Xã Hòa Bình')];
    expect(await atDesk(`/api${before}/conclusions`, { basedOn: 0, rows })).toBe(200);
    await ended();
    expect(await atDesk('/api/reports-called', { day: today() })).toBe(200);
    const page = pageOf(tanVan);
    await page.getByTestId('report-button').waitFor();
    // What was asked as it was opened is answered only after the report was given, with what stood before.
    const given = page.waitForResponse(
      (answer) => answer.request().method() === 'POST' && /own-report/u.test(answer.url()),
    );
    const [asked, late] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await page.route('**/api/own-report', async (route) => {
      if (route.request().method() !== 'GET') return route.continue();
      const before = await route.fetch();
      asked.resolve();
      await given;
      await delay(500);
      // The page may have let go of it.
      await route.fulfill({ response: before }).catch(() => undefined);
      late.resolve();
    });
    await page.getByTestId('report-button').click();
    await page.getByLabel('Xong', { exact: true }).check();
    await asked.promise;
    await page.getByTestId('report-send').click();
    await late.promise;
    await page.unrouteAll();
    await delay(1_000);
    await page.locator('[data-testid="own-report"][data-state="given"]').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('report-form').waitFor({ state: 'detached' });
  });

  it('opens with a list of those who have to speak, while communes wait and one has not come', async () => {
    meetingPath = await opened('Giao ban tuần 48');
    await Promise.all([room, hoaBinh, tanVan].map(join));
    await openPanel(hub, tablet.page);
    await pageOf(yenLo).getByTestId('join').waitFor();
    await stir(room);
    await inRoom('floor-button').click();
    await inRoom('in-writing').getByText('Tân Văn').waitFor();
    await inRoom('floor-close').click();
    await Promise.all([sees(room, hoaBinh), sees(room, tanVan), sees(tanVan, room)]);
    await shoot('opened');
    expect(await tablet.page.locator('video, audio').count()).toBe(0);
  });

  it('walks the roll: each is seen and heard as it is called, one that waits outside is called and comes', async () => {
    await stir(room);
    await inRoom('layout-button').click();
    await inRoom('board-button').click();
    await board(yenLo).waitFor();
    // A press goes on from whom the room shows as called, and does nothing where that is not so any more.
    const calling = inRoom('roll-line').getByText(/^Đang gọi: /u);
    await key('Shift+KeyR');
    await calling.filter({ hasText: 'Tân Văn' }).waitFor();
    await speaks(tanVan, [room, hoaBinh], [hoaBinh]);
    await shoot('roll');
    await ofItsOwn();
    await key('Shift+KeyR');
    await calling.filter({ hasText: 'Hòa Bình' }).waitFor();
    await speaks(hoaBinh, [room, tanVan], [tanVan]);
    await ofItsOwn();
    await key('Shift+KeyR');
    await calling.waitFor({ state: 'detached' });
    for (const place of [hoaBinh, tanVan])
      await until(
        () => board(place).getAttribute('data-state'),
        (state) => state === 'connected' || state === 'confirmed',
        `${place.name} has answered`,
      );
    await board(yenLo).getByRole('button').click();
    await inRoom('act-ring').click();
    await pageOf(yenLo).getByTestId('ringing').waitFor();
    await shoot('called');
    await pageOf(yenLo).getByTestId('ringing-join').click();
    await pageOf(yenLo).getByTestId('commune-page').waitFor();
    await key('Escape');
    await stir(room);
    await inRoom('board-close').click();
    await Promise.all([sees(room, yenLo), sees(yenLo, room)]);
  });

  it('names a deputy, by the room', async () => {
    await pageOf(room).locator(`[data-testid="tile-${tanVan.endpointId}"]`).click();
    await inRoom('acts-further').click();
    await inRoom('act-make-deputy').click();
    await inRoom('acts-close').click();
  });

  it('goes along the prepared list by one press at the panel; who reported in writing is not called', async () => {
    await onPanel('act-mode-conference').click();
    for (const place of [tanVan, yenLo]) await hearsNothing(room, place);
    await onPanel('panel-next').click();
    await panelNow('Xã Hòa Bình');
    await pageOf(hoaBinh).getByTestId('own-floor').waitFor();
    await speaks(hoaBinh, [room, tanVan, yenLo], [tanVan, yenLo]);
    await pageOf(yenLo).getByTestId('floor-prepare').getByText('CHUẨN BỊ').waitFor();
    await shoot('list');
  });

  it('takes two hands at the end of the list, in their order', async () => {
    for (const place of [tanVan, hoaBinh]) {
      if (place === hoaBinh) {
        await onPanel('panel-next').click();
        await panelNow('Xã Yên Lỗ');
        await speaks(yenLo, [room, tanVan, hoaBinh], [hoaBinh, tanVan]);
      }
      await pageOf(place).getByTestId('hand-button').click();
      await pageOf(place).getByTestId('hand-send').click();
      await onPanel('panel-next-field').getByText(place.name).waitFor();
    }
    await ofItsOwn();
    await onPanel('panel-next').click();
    await panelNow('Xã Tân Văn');
    await speaks(tanVan, [room, hoaBinh, yenLo], [hoaBinh, yenLo]);
  });

  it('gives the floor back to a speaker whose page was lost, and who returns', async () => {
    const lost = pageOf(tanVan);
    tanVan.browser.page = await tanVan.browser.newTab();
    await lost.close();
    await pageOf(room).locator(`[data-testid="tile-${tanVan.endpointId}"][data-state="dropped"]`).waitFor(patient);
    await hearsNothing(room, tanVan);
    await pageOf(tanVan).goto(hub.url);
    await pageOf(tanVan).getByTestId('commune-page').waitFor(patient);
    await pageOf(tanVan).getByTestId('own-floor').waitFor(patient);
    // Nobody is heard again without a press.
    await pageOf(tanVan).getByTestId('return-yes').click();
    await speaks(tanVan, [room, hoaBinh, yenLo], [hoaBinh, yenLo]);
    await onPanel('panel-next').click();
    await panelNow('Xã Hòa Bình');
    await speaks(hoaBinh, [room, tanVan, yenLo], [tanVan, yenLo]);
  });

  it('has a conclusion received where it concerns, and the wall fills', async () => {
    const { page } = desk;
    await page.goto(`${hub.url}${meetingPath}`);
    await page.getByRole('link', { name: 'Kết luận', exact: true }).click();
    await page.getByRole('button', { name: 'Thêm kết luận' }).press('Enter');
    await page.keyboard.type('Lập danh sách di dời trước mùa mưa');
    await page.getByRole('combobox', { name: 'Đơn vị chủ trì, kết luận 1' }).fill('Xã Yên Lỗ');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Lưu bản mới' }).click();
    await page.getByText(/Đã lưu bản \d+ lúc/u).waitFor();
    await page.getByRole('button', { name: 'Gửi tới điểm cầu: kết luận 1' }).click();
    await pageOf(yenLo).getByTestId('receive-band').getByText('Lập danh sách di dời').waitFor();
    await inRoom('receipts-line').getByText('Đã nhận việc 0/1').waitFor();
    await shoot('received');
    // What is read disturbs nobody who speaks.
    await speaks(hoaBinh, [room, yenLo]);
    await pageOf(yenLo).getByTestId('receive').click();
    await pageOf(yenLo).getByTestId('receive-band').waitFor({ state: 'detached' });
    await inRoom('receipts-line').getByText('Tất cả đã nhận').waitFor();
  });

  it('is led by its deputy when the room’s page has crashed: who spoke is heard on, the deputy gives the floor', async () => {
    const crashing = await room.browser.context.newCDPSession(pageOf(room));
    const crashed = pageOf(room).waitForEvent('crash');
    // A page that crashes answers no more.
    void crashing.send('Page.crash').catch(() => undefined);
    await crashed;
    await lead(yenLo).getByText('Đang chủ trì: Xã Tân Văn (thay)').waitFor(patient);
    await speaks(hoaBinh, [tanVan, yenLo], [yenLo]);
    await pageOf(yenLo).getByTestId('hand-button').click();
    await pageOf(yenLo).getByTestId('hand-send').click();
    await pageOf(tanVan).getByTestId('conduct-button').click();
    await pageOf(tanVan).getByTestId('act-next-floor').click();
    await pageOf(tanVan).keyboard.press('Escape');
    await panelNow('Xã Yên Lỗ');
    await speaks(yenLo, [hoaBinh, tanVan], [hoaBinh]);
  });

  it('is led by the chair again as soon as its room is back, which hears and sees all at once', async () => {
    room.browser.page = await room.browser.newTab();
    await pageOf(room).goto(hub.url);
    await inRoom('room-page').waitFor(patient);
    await lead(hoaBinh)
      .getByText(/Điểm cầu chủ tọa chủ trì tiếp\. Xã Tân Văn đã chủ trì thay từ/u)
      .waitFor(patient);
    expect(await pageOf(tanVan).getByTestId('conduct-button').count()).toBe(0);
    await speaks(yenLo, [room, hoaBinh, tanVan], [hoaBinh, tanVan]);
    await sees(hoaBinh, room);
  });

  it('ends for all by the chair; the record tells who spoke, who wrote and who was called', async () => {
    await stir(room);
    await inRoom('end-button').click();
    await inRoom('question-yes').click();
    for (const place of [room, hoaBinh, tanVan, yenLo])
      await pageOf(place).getByTestId('waiting-page').waitFor(patient);
    const { page } = desk;
    await page.goto(`${hub.url}${meetingPath}`);
    await page.getByText('Bế mạc', { exact: true }).first().waitFor();
    for (const told of ['Huyện Bình Gia gọi Xã Yên Lỗ vào họp']) await page.getByText(told).first().waitFor();
  });
});
