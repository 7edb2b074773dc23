import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Place } from './support/district.ts';
import { hears, hearsNothing, openFloorMeeting, type FloorMeeting } from './support/floor-meeting.ts';
import { faultsOf, textFaultsOf } from './support/page-check.ts';
import { widthFaults } from './support/page-width.ts';
import { enrolPanel, openPanel, tabletScreen, type Tablet } from './support/panel-page.ts';
import { sameColour, seen, until } from './support/seen-and-heard.ts';

let meeting: FloorMeeting;
/** A tablet that is enrolled as a panel of the room. */
let tablet: Tablet;
/** A second window of the room's own PC. */
let second: Page;
let room: Place;
/** Number 11 and number 4 of the directory. */
let hoaBinh: Place;
let tanVan: Place;

const pageOf = (place: Place): Page => place.browser.page;
const on = (testId: string) => tablet.page.getByTestId(testId);
const tile = (page: Page, { endpointId }: Place) => page.getByTestId(`panel-tile-${endpointId}`);
const now = (page: Page) => page.getByTestId('panel-now');
const told = (page: Page, words: string) => page.getByTestId('panel-told').getByText(words).waitFor();
/** That a page names this as what is now. */
const nowIs = (page: Page, words: string) => now(page).getByText(words, { exact: true }).waitFor();
const hasFloor = (place: Place) => pageOf(place).getByTestId('own-floor').waitFor();
const hasNotFloor = (place: Place) => pageOf(place).getByTestId('own-floor').waitFor({ state: 'detached' });
/** A commune's page shows the picture of another, large or small, as it is sent. */
const sees = (at: Place, of: Place) =>
  until(
    () => seen(pageOf(at), of.endpointId, 'camera'),
    (picture) => picture !== null && sameColour(picture.colour, of.devices.colour),
    `${at.name} sees ${of.name}`,
  );

/** Presses the same control at both panels in the same moment, which no mouse of a test can. */
const pressAtOnce = async (testId: string): Promise<void> => {
  const pages = [tablet.page, second];
  await Promise.all(pages.map((page) => page.getByTestId(testId).and(page.locator(':enabled')).waitFor()));
  const at = Date.now() + 400;
  await Promise.all(
    pages.map((page) =>
      page.getByTestId(testId).evaluate(
        (button, moment) =>
          new Promise<void>((done) => {
            setTimeout(() => {
              if (button instanceof HTMLElement) button.click();
              done();
            }, moment - Date.now());
          }),
        at,
      ),
    ),
  );
};

beforeAll(async () => {
  meeting = await openFloorMeeting(async ({ hub, room: leading }) => {
    tablet = await enrolPanel(hub, leading);
  });
  ({ room, hoaBinh, tanVan } = meeting);
  second = await room.browser.newTab();
  await second.setViewportSize(tabletScreen);
  await openPanel(meeting.hub, tablet.page);
  await openPanel(meeting.hub, second);
});
afterAll(async () => {
  await tablet.browser.close();
  await meeting.close();
});

describe("the chair's panel", () => {
  it('gives the floor by two presses: that commune is heard and seen everywhere, and the panel has no media', async () => {
    await nowIs(tablet.page, 'Thảo luận tự do');
    await tile(tablet.page, hoaBinh).click();
    expect(await on('panel-chosen-name').innerText()).toBe('11 · Xã Hòa Bình');
    await on('act-give-floor').click();
    await Promise.all([hasFloor(hoaBinh), nowIs(tablet.page, 'Xã Hòa Bình'), nowIs(second, 'Xã Hòa Bình')]);
    await told(tablet.page, 'Đã mời Xã Hòa Bình phát biểu.');
    await Promise.all([hears(room, hoaBinh), hears(tanVan, hoaBinh), sees(tanVan, hoaBinh), sees(room, hoaBinh)]);
    await hearsNothing(room, tanVan);
    expect(await tablet.page.locator('video, audio').count()).toBe(0);
    expect(await tablet.mediaAsked()).toBe(0);
  });

  it('gives a minute, ends the speech and takes that back within five seconds, at any of the panels', async () => {
    await on('panel-more-time').click();
    await told(tablet.page, 'Xã Hòa Bình có thêm 1 phút.');
    await now(second)
      .getByText(/^5:5\d$|^6:00$/u)
      .waitFor();
    await on('panel-end').click();
    await Promise.all([hasNotFloor(hoaBinh), nowIs(second, 'Chưa mời ai phát biểu')]);
    await hearsNothing(room, hoaBinh);
    await second.getByTestId('panel-undo').click();
    await Promise.all([hasFloor(hoaBinh), nowIs(tablet.page, 'Xã Hòa Bình')]);
    await hears(room, hoaBinh);
  });

  it('calls the list by one press each, the one who comes next first', async () => {
    await on('panel-end').click();
    await on('panel-list-all').click();
    const rows = tablet.page.getByTestId('panel-next-field').locator('li');
    await expect.poll(() => rows.first().innerText()).toContain('Xã Tân Văn');
    await expect.poll(() => rows.first().innerText()).toContain('chưa phát biểu');
    await pageOf(tanVan).getByTestId('floor-prepare').waitFor();
    await on('panel-next').click();
    await Promise.all([hasFloor(tanVan), nowIs(second, 'Xã Tân Văn'), hears(room, tanVan), hears(hoaBinh, tanVan)]);
    await expect.poll(() => rows.first().innerText()).toContain('Xã Hòa Bình');
  });

  it('goes on once where two panels are pressed at the same moment, and all show the same', async () => {
    await on('panel-end').click();
    await hasNotFloor(tanVan);
    await on('panel-list-all').waitFor({ state: 'detached' });
    await pressAtOnce('panel-next');
    await Promise.all([hasFloor(hoaBinh), nowIs(tablet.page, 'Xã Hòa Bình'), nowIs(second, 'Xã Hòa Bình')]);
    await hasNotFloor(tanVan);
    // One at a time: of two who are given it at once the later one has it, everywhere.
    await on('act-mode-training').click();
    await expect.poll(() => second.getByTestId('act-mode-training').getAttribute('aria-pressed')).toBe('true');
    await tile(second, tanVan).click();
    // It is chosen since it was given the floor.
    await on('panel-chosen-name').getByText('11 · Xã Hòa Bình').waitFor();
    await pressAtOnce('act-give-floor');
    // The hub has answered both: what it did with them is over.
    await Promise.all([
      told(tablet.page, 'Đã mời Xã Hòa Bình phát biểu.'),
      told(second, 'Đã mời Xã Tân Văn phát biểu.'),
    ]);
    const shown = async (): Promise<readonly string[]> => {
      const tiles = [tablet.page, second].map(async (page) =>
        (await page.locator('[data-testid^="panel-tile-"][data-state="floor"]').allInnerTexts()).join(),
      );
      const own = [hoaBinh, tanVan].map(async (place) =>
        (await pageOf(place).getByTestId('own-floor').count()) === 1 ? place.name.replace('Xã ', '') : '',
      );
      const [ofTablet = '', ofSecond = ''] = await Promise.all(tiles);
      return [ofTablet, ofSecond, (await Promise.all(own)).join('')];
    };
    await expect
      .poll(async () => {
        const [ofTablet = '', ofSecond, own = ''] = await shown();
        return own !== '' && ofTablet === ofSecond && ofTablet.includes(own);
      })
      .toBe(true);
    const [one = ''] = await shown();
    const [has, hasNot] = one.includes('Hòa Bình') ? [hoaBinh, tanVan] : [tanVan, hoaBinh];
    await Promise.all([hasFloor(has), hasNotFloor(hasNot), hears(room, has), hearsNothing(room, hasNot)]);
  });

  it('is run by the number pad and by a clicker, each press once', async () => {
    const keyboard = second.keyboard;
    await second.getByTestId('act-mode-conference').click();
    await nowIs(second, 'Chưa mời ai phát biểu');
    await keyboard.press('Numpad1');
    await keyboard.press('Numpad1');
    await expect.poll(() => tile(second, hoaBinh).getAttribute('data-typed')).toBe('true');
    await keyboard.press('NumpadEnter');
    await Promise.all([hasFloor(hoaBinh), ...[tablet.page, second].map((page) => nowIs(page, 'Xã Hòa Bình'))]);
    await keyboard.press('NumpadAdd');
    await told(second, 'Xã Hòa Bình có thêm 1 phút.');
    await keyboard.press('Numpad4');
    await keyboard.press('NumpadDivide');
    await told(second, 'Mọi người đang xem Xã Tân Văn.');
    await keyboard.press('Numpad0');
    await Promise.all([told(second, 'Chủ tọa nói'), hasNotFloor(hoaBinh)]);
    await expect.poll(() => on('act-stage-chair').getAttribute('aria-pressed')).toBe('true');
    // The clicker: back takes back what can be, forward goes on, the black screen and a slide show do nothing.
    await keyboard.press('PageUp');
    await Promise.all([hasFloor(hoaBinh), ...[tablet.page, second].map((page) => nowIs(page, 'Xã Hòa Bình'))]);
    await keyboard.press('NumpadSubtract');
    await hasNotFloor(hoaBinh);
    for (const key of ['KeyB', 'Period', 'F5', 'Shift+F5']) await keyboard.press(key);
    await second.getByTestId('panel-page').waitFor();
    await nowIs(second, 'Chưa mời ai phát biểu');
    await raiseHand(tanVan);
    await raiseHand(hoaBinh);
    await expect.poll(() => second.getByTestId('panel-next-field').locator('li').first().innerText()).toContain('Xã');
    const first = await second.getByTestId('panel-next-field').locator('li').first().innerText();
    const [next, other] = first.includes('Tân Văn') ? [tanVan, hoaBinh] : [hoaBinh, tanVan];
    // A clicker that is held: the browser repeats the key.
    await keyboard.down('PageDown');
    for (let repeated = 0; repeated < 20; repeated++) {
      await keyboard.down('PageDown');
      await second.waitForTimeout(80);
    }
    await keyboard.up('PageDown');
    await Promise.all([hasFloor(next), hasNotFloor(other), nowIs(second, next.name)]);
  });

  it('shows whom all see, and puts communes on the stage by one press each', async () => {
    await on('act-stage-speaker').click();
    await expect.poll(() => second.getByTestId('act-stage-speaker').getAttribute('aria-pressed')).toBe('true');
    await on('panel-grid').click();
    await tile(tablet.page, tanVan).click();
    await told(tablet.page, 'Mọi người đang xem Xã Tân Văn.');
    await tile(tablet.page, hoaBinh).click();
    await told(tablet.page, 'Đã thêm Xã Hòa Bình vào màn hình chính.');
    await tile(second, hoaBinh).getByText('đang lên màn hình chính').waitFor();
    await Promise.all([sees(tanVan, hoaBinh), sees(hoaBinh, tanVan)]);
    await on('panel-grid').click();
    await on('act-stage-speaker').click();
    await expect.poll(() => second.getByTestId('act-stage-speaker').getAttribute('aria-pressed')).toBe('true');
  });

  it('asks once before what cannot be undone', async () => {
    await on('panel-break').click();
    await on('question').waitFor();
    await on('question-no').click();
    await on('panel-break').getByText('Tạm nghỉ').waitFor();
    await on('panel-more').click();
    await on('more-close').click();
    await on('question').getByText('Kết thúc cuộc họp cho tất cả điểm cầu?').waitFor();
    expect(await faultsOf(tablet.page)).toEqual([]);
    await on('question-no').click();
  });
});

const raiseHand = async (place: Place): Promise<void> => {
  await pageOf(place).getByTestId('hand-button').click();
  await pageOf(place).getByTestId('hand-send').click();
};

describe('its screens', () => {
  const screens = [
    { width: 1280, height: 800 },
    { width: 1024, height: 768 },
    { width: 390, height: 844 },
    { width: 1920, height: 1080 },
  ];
  it.each(screens)('have every word whole at $width x $height, and controls for a thumb', async (screen) => {
    await tablet.page.setViewportSize(screen);
    await on('panel-chosen').waitFor();
    expect(await faultsOf(tablet.page)).toEqual([]);
    expect(await widthFaults(tablet.page)).toEqual([]);
    const low = await tablet.page
      .locator('button')
      .evaluateAll((all) =>
        all
          .filter((each) => each.clientHeight > 0 && each.getBoundingClientRect().height < 64)
          .map((each) => each.textContent),
      );
    expect(low).toEqual([]);
  });

  it('never move: a choice, a hand and a word of what was done leave each field where it was', async () => {
    await tablet.page.setViewportSize(tabletScreen);
    const places = () =>
      tablet.page
        .locator(
          '[data-testid="panel-now"], [data-testid="panel-next-field"], [data-testid^="panel-tile-"], footer button',
        )
        .evaluateAll((all) => all.map((each) => JSON.stringify(each.getBoundingClientRect())));
    const before = await places();
    await tile(tablet.page, hoaBinh).click();
    await on('panel-all-mics').click();
    await on('panel-undo').waitFor();
    expect(await places()).toEqual(before);
    await tile(tablet.page, hoaBinh).click();
  });

  it('read as well in English', async () => {
    await on('panel-more').click();
    await on('language').click();
    await tablet.page.getByRole('button', { name: 'Close', exact: true }).click();
    await on('panel-next').getByText('Next').waitFor();
    for (const screen of screens) {
      await tablet.page.setViewportSize(screen);
      expect(await textFaultsOf(tablet.page)).toEqual([]);
      expect(await widthFaults(tablet.page)).toEqual([]);
    }
    await tablet.page.setViewportSize(tabletScreen);
    await on('panel-more').click();
    await on('language').click();
    await tablet.page.getByRole('button', { name: 'Đóng', exact: true }).click();
  });
});

describe('a panel that has lost its hub', () => {
  it('says so, knows nothing and can press nothing; and shows what is so when it is back', async () => {
    await tablet.browser.context.setOffline(true);
    await on('panel-lost').waitFor({ timeout: 60_000 });
    await nowIs(tablet.page, 'Chưa rõ');
    expect(await now(tablet.page).getByTestId('floor-time').count()).toBe(0);
    expect(await tablet.page.locator('[data-testid^="panel-tile-"]:not([data-state="unknown"])').count()).toBe(0);
    const pressable = await tablet.page
      .locator('button:enabled')
      .evaluateAll((all) => all.map((each) => each.dataset['testid']));
    expect(pressable).toEqual(['panel-more']);
    expect(await tablet.page.locator('[aria-pressed="true"]').count()).toBe(0);
    expect(await faultsOf(tablet.page)).toEqual([]);
    await tablet.page.keyboard.press('PageDown');
    await second.getByTestId('act-mode-discussion').click();
    await nowIs(second, 'Thảo luận tự do');
    await tablet.browser.context.setOffline(false);
    await on('panel-lost').waitFor({ state: 'detached', timeout: 60_000 });
    await nowIs(tablet.page, 'Thảo luận tự do');
  });
});

describe('whose it is', () => {
  it('is where a tablet goes that was enrolled for it', async () => {
    await tablet.page.goto(meeting.hub.url);
    await on('panel-page').waitFor();
    expect(new URL(tablet.page.url()).pathname).toBe('/panel');
  });

  it('opens for no commune', async () => {
    const page = await hoaBinh.browser.newTab();
    await page.goto(`${meeting.hub.url}/panel`);
    await page.getByTestId('panel-refused').getByText('Máy này không điều hành cuộc họp này').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.close();
  });

  it('is opened from the room, in a window of its own', async () => {
    await pageOf(room).mouse.move(300, 200);
    await pageOf(room).mouse.move(320, 220);
    await pageOf(room).locator('[data-testid="foot"][data-settled="true"]').waitFor();
    await pageOf(room).getByTestId('more-button').click();
    await pageOf(room).getByTestId('panels-button').click();
    const opened = room.browser.context.waitForEvent('page');
    await pageOf(room).getByTestId('open-panel').click();
    const page = await opened;
    await page.getByTestId('panel-page').waitFor();
    await page.close();
  });

  it('says when the meeting is over, and waits for the next', async () => {
    await on('panel-more').click();
    await on('more-close').click();
    await on('question-yes').click();
    await on('panel-waiting').getByText('“Họp theo lượt phát biểu” đã kết thúc').waitFor();
    expect(await faultsOf(tablet.page)).toEqual([]);
    await second.getByTestId('panel-waiting').waitFor();
    expect(await tablet.mediaAsked()).toBe(0);
  });
});
