import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { MovedClock } from '../../server/test/support/moved-clock.ts';
import { devicesOf, enrol, join, openMeeting, type Place } from './support/district.ts';
import { stir } from './support/floor-meeting.ts';
import { faultsOf } from './support/page-check.ts';

const hourMs = 3_600_000;
const clock = new MovedClock();
let hub: HubProcess;
let room: Place;
let commune: Place;

const patient = { timeout: 60_000 };
const pageOf = (place: Place): Page => place.browser.page;
/** Pictures of what is tried, where somebody wants to look at them. */
const shots = process.env['SHOTS'];
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` });
};
/** The minute that the hub's clock shows, now or a moment ago; or will show. */
const minutes = (inMs = 0): string[] =>
  [clock.now() + inMs - 30_000, clock.now() + inMs].map((at) =>
    new Intl.DateTimeFormat('vi', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' }).format(at),
  );
const showsClock = async (place: Place, testId: string): Promise<void> => {
  const shown = pageOf(place).getByTestId(testId).first();
  await expect.poll(async () => minutes().includes(await shown.innerText()), patient).toBe(true);
};

beforeAll(async () => {
  hub = await HubProcess.start(clock.environment);
  [room, commune] = await Promise.all([
    enrol(hub, 'Huyện Bình Gia', devicesOf.room, true),
    enrol(hub, 'Xã Hòa Bình', devicesOf.first),
  ]);
  await openMeeting(pageOf(room), 'Giao ban khi đồng hồ bị chỉnh');
  await join(room);
  await join(commune);
});
afterAll(async () => {
  for (const place of [room, commune]) await place.browser.close();
  await hub.remove();
  clock.remove();
});

describe('pages of a meeting in which the hub’s clock is set', () => {
  it('show the clock as it is, and what has gone on as long as it did', async () => {
    await stir(room);
    await pageOf(room).getByTestId('break-button').click();
    await pageOf(room).getByRole('alertdialog').getByRole('button', { name: 'Tạm nghỉ' }).click();
    await pageOf(room).getByTestId('break-10').click();
    const left = pageOf(commune).getByTestId('break-left');
    await left.waitFor(patient);
    const begun = performance.now();
    for (const byMs of [hourMs, -2 * hourMs]) {
      clock.set(byMs);
      await showsClock(room, 'clock');
      await showsClock(commune, 'commune-clock');
      // Ten minutes from the press, less what passed.
      const text = await left.innerText();
      const [, min = '', s = ''] = /(\d+):(\d\d)\D*$/u.exec(text) ?? expect.fail(text);
      expect(minutes(600_000).some((minute) => text.includes(`lúc ${minute}`))).toBe(true);
      const passed = 600 - Number(min) * 60 - Number(s);
      // A second that has begun is told whole, by a page's clock that is right to a part of one.
      expect(passed).toBeGreaterThanOrEqual(-1);
      expect(passed).toBeLessThanOrEqual((performance.now() - begun) / 1_000 + 5);
    }
    await shoot(pageOf(room), 'clock-set-room');
    await shoot(pageOf(commune), 'clock-set-commune');
    for (const place of [room, commune]) expect(await faultsOf(pageOf(place))).toEqual([]);
  });
});
