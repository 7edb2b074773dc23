import type { MeetingId } from '@diem-cau/shared';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AttendingPage } from '../../server/test/support/attending-page.ts';
import { LargeDistrict } from './support/large-district.ts';
import { ofItsOwn } from './support/one-press.ts';
import { openPanel, tabletScreen } from './support/panel-page.ts';

/** Communes by their place in the directory, counted from nought; all but this one are there. */
const missing = 6;
const shown = 10;

let district: LargeDistrict;
let meetingId: MeetingId;
let panel: Page;
/** The page of the one that is missing, which has not joined: it is what rings. */
let waiting: AttendingPage;

const on = (testId: string) => panel.getByTestId(testId);
const idOf = (index: number): string => district.communes[index]?.endpointId ?? '';
const tile = (index: number) => on(`panel-tile-${idOf(index)}`);
const quick = (index: number) => on(`panel-quick-${idOf(index)}`);
const state = (index: number): Promise<string | null> => tile(index).getAttribute('data-state');
const onStage = async (index: number): Promise<boolean> =>
  (await tile(index).innerText()).includes('đang lên màn hình chính');
const type = async (index: number): Promise<void> => {
  for (const digit of String(index + 1)) await panel.keyboard.press(`Numpad${digit}`);
};

/** How often a control was pressed, and a key that is no digit of a number and no Shift, since it was asked last. */
const presses = (): Promise<{ clicks: number; keys: number }> =>
  panel.evaluate(() => {
    const counted = { clicks: 0, keys: 0, ...(Reflect.get(window, 'counted') as object | undefined) };
    Reflect.set(window, 'counted', undefined);
    return counted;
  });

beforeAll(async () => {
  district = await LargeDistrict.start(19);
  meetingId = await district.open(20);
  for (const index of district.communes.keys()) if (index !== missing) await district.join(meetingId, index);
  const { hub, communes } = district;
  waiting = await AttendingPage.open(hub.url, communes[missing]?.cookie ?? '');
  await waiting.line.ask('hub.hello', {});
  panel = await district.room.browser.newTab();
  await panel.addInitScript(() => {
    const count = (what: 'clicks' | 'keys') => {
      const before = Reflect.get(window, 'counted') as object | undefined;
      const counted = { clicks: 0, keys: 0, ...before };
      counted[what]++;
      Reflect.set(window, 'counted', counted);
    };
    window.addEventListener('click', ({ isTrusted }) => isTrusted && count('clicks'), true);
    const counts = /^(?!(?:Numpad|Digit)\d$|Shift)/u;
    window.addEventListener('keydown', ({ code, repeat }) => !repeat && counts.test(code) && count('keys'), true);
  });
  await panel.setViewportSize(tabletScreen);
  await openPanel(district.hub, panel);
});
afterEach(() => presses());
afterAll(async () => {
  waiting.close();
  await district.remove();
});

describe('presses at the panel (docs/room.md)', () => {
  it('one brings a commune onto the stage, and one takes it off', async () => {
    await quick(shown).click();
    await expect.poll(() => onStage(shown)).toBe(true);
    expect(await presses()).toEqual({ clicks: 1, keys: 0 });
    await quick(shown).click();
    await expect.poll(() => onStage(shown)).toBe(false);
    expect(await presses()).toEqual({ clicks: 1, keys: 0 });
    // Nothing was chosen by that.
    expect(await on('panel-chosen').count()).toBe(0);
  });

  it('one calls a missing commune in, and one ends that', async () => {
    await quick(missing).click();
    await expect.poll(() => state(missing)).toBe('ringing');
    expect(await presses()).toEqual({ clicks: 1, keys: 0 });
    await quick(missing).click();
    // Its page waits, which is why it can be called.
    await expect.poll(() => state(missing)).toBe('waits');
  });

  it('one lets the next speak', async () => {
    await on('panel-list-all').click();
    await on('panel-list-all').waitFor({ state: 'detached' });
    await presses();
    await on('panel-next').click();
    await expect.poll(() => state(0)).toBe('floor');
    expect(await presses()).toEqual({ clicks: 1, keys: 0 });
  });

  it('twenty call the roll of nineteen communes, of which one is missing: it is skipped', async () => {
    await on('panel-end').click();
    await presses();
    await on('panel-roll').click();
    for (let index = 0; index < 19; index++) {
      if (index === missing) continue;
      await expect.poll(() => state(index)).toBe('called');
      await ofItsOwn();
      await on('panel-roll-next').click();
    }
    await on('panel-roll-next').waitFor({ state: 'detached' });
    // One begins, one for each that is there.
    expect(await presses()).toEqual({ clicks: 19, keys: 0 });
  });
});

describe('keys at the panel, beside the number', () => {
  it('one each: the stage, a call, the next one', async () => {
    await type(shown);
    await panel.keyboard.press('NumpadDivide');
    await expect.poll(() => onStage(shown)).toBe(true);
    expect(await presses()).toEqual({ clicks: 0, keys: 1 });
    await type(missing);
    await panel.keyboard.press('Shift+KeyP');
    await expect.poll(() => state(missing)).toBe('ringing');
    expect(await presses()).toEqual({ clicks: 0, keys: 1 });
    await panel.keyboard.press('NumpadMultiply');
    await expect.poll(() => state(1)).toBe('floor');
    expect(await presses()).toEqual({ clicks: 0, keys: 1 });
  });

  it('one for each that is called, and one that begins: the whole roll by the same key', async () => {
    await panel.keyboard.press('NumpadSubtract');
    await expect.poll(() => state(1)).not.toBe('floor');
    await presses();
    await panel.keyboard.press('Shift+KeyR');
    for (let index = 0; index < 19; index++) {
      if (index === missing) continue;
      await expect.poll(() => state(index)).toBe('called');
      await ofItsOwn();
      await panel.keyboard.press('Shift+KeyR');
    }
    await on('panel-roll-next').waitFor({ state: 'detached' });
    expect(await presses()).toEqual({ clicks: 0, keys: 19 });
  });
});
