import type { Page } from 'playwright-core';
import { openFloorMeeting } from '../browser/support/floor-meeting.ts';
import { enrolPanel, openPanel } from '../browser/support/panel-page.ts';
import type { Place } from '../browser/support/district.ts';
import { ms, reportSpread } from './figures.ts';

/** Presses that are measured; some before them are not, for pages that have just been opened. */
const presses = 40;
const warmUp = 6;
/** Between two presses, in milliseconds: what the one before moved has come to rest. */
const betweenMs = 900;

/** When a page shows this text in this place, in milliseconds since 1970; begins to look at once. */
const shownAt = (page: Page, selector: string, text: string): Promise<number> =>
  page.evaluate(
    ([where, words]) =>
      new Promise<number>((done) => {
        const isShown = (): boolean => document.querySelector(where)?.textContent.includes(words) === true;
        const look = (): void => {
          if (!isShown()) return;
          observer.disconnect();
          done(performance.timeOrigin + performance.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
        look();
      }),
    [selector, text] as const,
  );

/** Notes in a page that is still to be opened when its socket is told of a change of the meeting. */
const noteTold = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    window.WebSocket = class extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        this.addEventListener('message', ({ data }) => {
          if (typeof data !== 'string' || !data.includes('"meeting.changed"')) return;
          const told: number[] = Reflect.get(window, 'toldAt') ?? [];
          Reflect.set(window, 'toldAt', [...told, performance.timeOrigin + performance.now()]);
        });
      }
    };
  });

/** When a page was first told of a change after a moment, both in milliseconds since 1970. */
const toldAfter = (page: Page, moment: number): Promise<number> =>
  page.evaluate((since) => {
    const told: number[] = Reflect.get(window, 'toldAt') ?? [];
    return told.find((at) => at >= since) ?? NaN;
  }, moment);

/** Presses a control as a finger does, without a mouse's way to it; when, in milliseconds since 1970. */
const press = (page: Page, testId: string): Promise<number> =>
  page.getByTestId(testId).evaluate((button) => {
    const at = performance.timeOrigin + performance.now();
    if (button instanceof HTMLElement) button.click();
    return at;
  });

/** The floor goes from one commune to another by presses at a panel: until it stands on each other screen, a second panel, the room and the communes. */
export const panel = async (): Promise<void> => {
  let tablet: Awaited<ReturnType<typeof enrolPanel>> | undefined;
  const meeting = await openFloorMeeting(async ({ hub, room }) => {
    tablet = await enrolPanel(hub, room);
  });
  if (tablet === undefined) throw new Error('no panel was enrolled');
  try {
    const { hub, room, hoaBinh, tanVan } = meeting;
    const second = await room.browser.newTab();
    await noteTold(second);
    await openPanel(hub, second);
    const { page } = tablet;
    await openPanel(hub, page);
    await room.browser.page.bringToFront();
    await page.getByTestId('act-mode-training').click();
    const took: Record<'socket of the second panel' | 'second panel' | 'room' | 'commune' | 'all', number[]> = {
      'socket of the second panel': [],
      'second panel': [],
      room: [],
      commune: [],
      all: [],
    };
    for (let nth = 0; nth < warmUp + presses; nth++) {
      const to: Place = nth % 2 === 0 ? hoaBinh : tanVan;
      await page.getByTestId(`panel-tile-${to.endpointId}`).click();
      await page.getByTestId('act-give-floor').waitFor();
      const shown = [
        shownAt(second, '[data-testid="panel-now"]', to.name),
        shownAt(room.browser.page, '[data-testid="floor-line"] h2', to.name),
        shownAt(to.browser.page, '[data-testid="own-floor"]', 'MỜI PHÁT BIỂU'),
      ];
      const pressedAt = await press(page, 'act-give-floor');
      const [atSecond = NaN, atRoom = NaN, atCommune = NaN] = (await Promise.all(shown)).map((at) => at - pressedAt);
      const told = (await toldAfter(second, pressedAt)) - pressedAt;
      await page.waitForTimeout(betweenMs);
      await page.getByTestId('panel-unchoose').click();
      if (nth < warmUp) continue;
      took['socket of the second panel'].push(told);
      took['second panel'].push(atSecond);
      took.room.push(atRoom);
      took.commune.push(atCommune);
      took.all.push(Math.max(atSecond, atRoom, atCommune));
    }
    for (const [where, times] of Object.entries(took))
      reportSpread(
        `press at a panel, shown ${where === 'all' ? 'everywhere' : `at the ${where}`}`,
        times,
        '≤ 200 ms',
        ms,
      );
  } finally {
    await tablet.browser.close();
    await meeting.close();
  }
};
