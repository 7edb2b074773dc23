import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { devicesOf, enrol, join, type Place } from './support/district.ts';
import { openFloorMeeting, stir, type FloorMeeting } from './support/floor-meeting.ts';
import { faultsOf } from './support/page-check.ts';
import { placeFaults, placesOf } from './support/room-places.ts';
import { until } from './support/seen-and-heard.ts';

let meeting: FloorMeeting;
let room: Place;
let hoaBinh: Place;
let tanVan: Place;

const pageOf = (place: Place): Page => place.browser.page;
const inRoom = (testId: string) => pageOf(room).getByTestId(testId);
const light = (place: Place) => inRoom(`board-${place.endpointId}`).getAttribute('data-ready');
/** Pictures of what is tried, where somebody wants to look at them. */
const shots = process.env['SHOTS'];
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` });
};

beforeAll(async () => {
  meeting = await openFloorMeeting();
  ({ room, hoaBinh, tanVan } = meeting);
});
afterAll(() => meeting.close());

describe('the question whether all are ready', () => {
  it('stands large in each commune by one key in the room, whose board shows a light for each', async () => {
    await stir(room);
    await pageOf(room).keyboard.press('Shift+KeyK');
    await pageOf(hoaBinh).getByTestId('ready-band').getByText('Điểm cầu đã sẵn sàng chưa?').waitFor();
    await inRoom('ready-line').getByText('Sẵn sàng 0/19').waitFor();
    await inRoom('ready-line').getByText('Chưa trả lời: Tân Văn, Hòa Bình').waitFor();
    await until(
      () => light(hoaBinh),
      (is) => is === 'silent',
      'nobody has answered',
    );
    expect((await pageOf(hoaBinh).getByTestId('say-ready').boundingBox())?.height).toBeGreaterThanOrEqual(88);
    await shoot(pageOf(hoaBinh), 'ready-asked-commune');
    expect(await faultsOf(pageOf(hoaBinh))).toEqual([]);
    expect(await placeFaults(pageOf(room))).toEqual([]);
  });

  it('is answered by one press, or by two that say why not', async () => {
    const before = await placesOf(pageOf(room));
    await pageOf(hoaBinh).getByTestId('say-ready').click();
    await pageOf(hoaBinh).getByTestId('ready-said').getByText('Đã báo: sẵn sàng').waitFor();
    await pageOf(tanVan).getByTestId('say-unready').click();
    await shoot(pageOf(tanVan), 'ready-why-commune');
    await pageOf(tanVan).getByTestId('unready-people').click();
    await inRoom('ready-line').getByText('Sẵn sàng 1/19').waitFor();
    await inRoom('ready-line').getByText('Chưa sẵn sàng: Tân Văn (chờ người)').waitFor();
    expect([await light(hoaBinh), await light(tanVan)]).toEqual(['ready', 'not-ready']);
    expect(await placesOf(pageOf(room)), 'no tile moves').toBe(before);
    for (const [width, height] of [
      [1920, 1080],
      [3840, 2160],
    ] as const) {
      await pageOf(room).setViewportSize({ width, height });
      expect(await placeFaults(pageOf(room)), `${width}`).toEqual([]);
      await shoot(pageOf(room), `ready-room-${width}`);
    }
    await pageOf(room).setViewportSize({ width: 1920, height: 1080 });
    await shoot(pageOf(tanVan), 'ready-said-commune');
    await pageOf(tanVan).getByTestId('ready-change').click();
    await pageOf(tanVan).getByTestId('say-ready').click();
    await inRoom('ready-line').getByText('Sẵn sàng 2/19').waitFor();
  });

  it('is asked of who comes late, and is still answered in a page that is loaded anew', async () => {
    const late = await enrol(meeting.hub, 'Xã Minh Khai', devicesOf.third);
    await join(late);
    await pageOf(late).getByTestId('ready-band').waitFor();
    await inRoom('ready-line').getByText('Chưa trả lời: Minh Khai').waitFor();
    await late.browser.close();
    await until(
      () => light(late),
      (is) => is === null,
      'who is lost is not unready',
    );
    await pageOf(hoaBinh).reload();
    await pageOf(hoaBinh).getByTestId('ready-said').getByText('Đã báo: sẵn sàng').waitFor();
  });

  it('is cleared by asking again, and gone by one press', async () => {
    await inRoom('ready-again').click();
    await pageOf(hoaBinh).getByTestId('ready-band').waitFor();
    await inRoom('line-end-ready').click();
    await pageOf(hoaBinh).getByTestId('ready-band').waitFor({ state: 'detached' });
    await inRoom('ready-line').waitFor({ state: 'detached' });
  });
});

describe('a break that is timed', () => {
  it('counts down in every room, and can be left open again', async () => {
    await stir(room);
    await inRoom('break-button').click();
    await pageOf(room).getByRole('alertdialog').getByRole('button', { name: 'Tạm nghỉ' }).click();
    await inRoom('break-line').waitFor();
    await shoot(pageOf(room), 'break-line');
    expect(await placeFaults(pageOf(room))).toEqual([]);
    await inRoom('break-10').click();
    await inRoom('break-line')
      .getByText(/Họp lại lúc \d\d:\d\d · còn (10:00|9:\d\d)/u)
      .waitFor();
    await pageOf(hoaBinh)
      .getByTestId('break-left')
      .getByText(/còn (10:00|9:\d\d)/u)
      .waitFor();
    await shoot(pageOf(hoaBinh), 'break-commune');
    await shoot(pageOf(room), 'break-timed');
    expect(await placeFaults(pageOf(room))).toEqual([]);
    expect(await faultsOf(pageOf(hoaBinh))).toEqual([]);
    await inRoom('break-open').click();
    await pageOf(hoaBinh).getByTestId('break-left').waitFor({ state: 'detached' });
  });

  it('has its question, which the end of the break takes away', async () => {
    await inRoom('line-ask-ready').click();
    await pageOf(tanVan).getByTestId('ready-band').waitFor();
    await pageOf(tanVan).getByTestId('say-ready').click();
    await inRoom('line-end-break').click();
    await pageOf(room).getByRole('alertdialog').getByRole('button', { name: 'Tiếp tục họp' }).click();
    await pageOf(tanVan).getByTestId('ready-said').waitFor({ state: 'detached' });
    await inRoom('ready-line').waitFor({ state: 'detached' });
  });
});
