import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../../server/test/support/attending-page.ts';
import { roomScreen, type ScreenSize } from './support/endpoint-browser.ts';
import { LargeDistrict } from './support/large-district.ts';
import { faultsOf } from './support/page-check.ts';
import { placeFaults, placesOf, smallLetters, unnoticed } from './support/room-places.ts';
import { until } from './support/seen-and-heard.ts';

const tv = roomScreen;
const large = { width: 3840, height: 2160 };
/** PCs, a projector, a page enlarged to 150 %, and screens of other shapes. */
const others = [
  { width: 1366, height: 768 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
  { width: 1920, height: 1200 },
  { width: 2560, height: 1080 },
  { width: 1601, height: 873 },
];
const layouts = ['roll', 'gallery', 'stage'] as const;

let district: LargeDistrict;
const room = () => district.room.browser.page;

/** What has just appeared is not pressed yet: nobody can have meant it. */
const settled = () => room().locator('[data-testid="foot"][data-settled="true"]').waitFor();

/** Moves the mouse, so that the commands come. */
const stir = async (): Promise<void> => {
  await room().mouse.move(300, 200);
  await room().mouse.move(310, 210);
  await room().locator('[data-testid="foot"][data-shown="true"]').waitFor();
};

/** Makes the commands come, and waits until they can be pressed. */
const wake = async (): Promise<void> => {
  await stir();
  await settled();
};

const layoutNow = () => room().getByTestId('room-page').getAttribute('data-layout');

const turnTo = async (layout: (typeof layouts)[number]): Promise<void> => {
  for (let presses = 0; presses < layouts.length && (await layoutNow()) !== layout; presses += 1)
    await room().keyboard.press('l');
  expect(await layoutNow()).toBe(layout);
  await stir();
};

/** Waits until all has its place: a slow PC lays a window of another size out in more than one step. */
const inPlace = (what: string) =>
  until(
    () => placeFaults(room()),
    (faults) => faults.length === 0,
    what,
    5_000,
  );

/** Turns to each layout, looks at it on each screen, and leaves the room as on its TV, in the first layout. */
const onEach = async (screens: readonly ScreenSize[], look: (what: string) => Promise<void>): Promise<void> => {
  for (const layout of layouts) {
    await turnTo(layout);
    for (const screen of screens) {
      await room().setViewportSize(screen);
      await stir();
      await look(`${layout} on ${screen.width}x${screen.height}`);
    }
  }
  await room().setViewportSize(tv);
  await turnTo('roll');
};

/** One tile of each row that is shown: whose it is, and a point in it. */
const oneOfEachRow = () =>
  room().evaluate(() => {
    const rows = new Map<number, { endpointId: string; x: number; y: number }>();
    for (const tile of document.querySelectorAll('li[data-testid^="tile-"]')) {
      const { x, y, width, height } = tile.getBoundingClientRect();
      const endpointId = (tile.getAttribute('data-testid') ?? '').slice('tile-'.length);
      rows.set(Math.round(y), { endpointId, x: x + width / 2, y: y + height * 0.8 });
    }
    return [...rows.values()];
  });

const nameOf = (endpointId: string): string | undefined =>
  district.communes.find((each) => each.endpointId === endpointId)?.name;

/** Presses one tile of each row with a real mouse, and reads whose acts are offered. */
const pressEachRow = async (what: string): Promise<void> => {
  for (const { endpointId, x, y } of await oneOfEachRow()) {
    await unnoticed(room());
    await stir();
    const before = await placesOf(room());
    await room().mouse.move(x - 30, y - 20);
    await room().mouse.click(x, y);
    expect(await room().getByTestId('acts-name').innerText(), what).toBe(nameOf(endpointId));
    await expect.poll(() => placesOf(room()), { timeout: 30_000, message: `${what}: nothing moves` }).toBe(before);
    expect(await placeFaults(room()), `${what}: the acts of ${nameOf(endpointId)}`).toEqual([]);
    await room().keyboard.press('Escape');
    await room().getByTestId('endpoint-acts').waitFor({ state: 'detached' });
  }
};

/** Every page of the layout that is shown, each tile aimed at, one of each row pressed. */
const aimAtAll = async (what: string): Promise<void> => {
  const seen = new Set<string>();
  for (let page = 0; page < 6; page += 1) {
    await stir();
    await inPlace(`${what}, page ${page + 1}`);
    if (page === 0 || page === 2) await pressEachRow(`${what}, page ${page + 1}`);
    for (const each of (await placesOf(room())).match(/tile-\S+/gu) ?? []) seen.add(each);
    const forward = room().getByTestId('page-forward');
    if ((await forward.count()) === 0 || (await forward.isDisabled())) break;
    await room().keyboard.press('PageDown');
  }
  const back = room().getByTestId('page-1');
  if ((await back.count()) > 0) await back.click();
  expect(seen.size, `${what}: everybody is on one of the pages`).toBe(expectedNow);
};

/** What can be opened in the strip, and what stands there then. By keys: they may be pressed as soon as a command is there. */
const openings = {
  keys: [() => room().keyboard.press('?'), 'key-help'],
  more: [() => room().getByTestId('more-button').press('Enter'), 'more-commands'],
  break: [() => room().getByTestId('break-button').press('Enter'), 'question'],
  end: [() => room().getByTestId('end-button').press('Enter'), 'question'],
} as const;

const open = async (name: keyof typeof openings): Promise<void> => {
  const [press, shown] = openings[name];
  await stir();
  await press();
  await room().getByTestId(shown).waitFor();
};

const names = ['keys', 'more', 'break', 'end'] as const;

/** What the meeting itself says in the room: it comes and goes, and the gallery's line beside it has the room that it leaves. */
const noticesNow = () => room().getByTestId('notices').allInnerTexts();

/** Opens it, and again where a notice came or went meanwhile: the places then tell nothing of what was opened. */
const openOne = async (name: keyof typeof openings, what: string): Promise<void> => {
  for (;;) {
    await stir();
    const notices = await noticesNow();
    const before = await placesOf(room());
    await open(name);
    expect([...(await placeFaults(room())), ...(await smallLetters(room()))], `${what}: ${name}`).toEqual([]);
    const after = await placesOf(room());
    const same = JSON.stringify(await noticesNow()) === JSON.stringify(notices);
    if (same) expect(after, `${what}: ${name} moves nothing`).toBe(before);
    await room().keyboard.press('Escape');
    if (same) return;
  }
};

const openEach = async (what: string): Promise<void> => {
  for (const name of names) await openOne(name, what);
};

let expectedNow = 0;
let pages: AttendingPage[] = [];

/** A meeting in which communes are there, without a camera, cut off, gone, and not come; one of the last ones speaks. */
const openMeetingOf = async (endpoints: number): Promise<void> => {
  expectedNow = endpoints - 1;
  const meetingId = await district.open(endpoints);
  pages = [];
  for (let index = 0; index < endpoints - 1; index += 1) {
    if (index % 11 === 7) continue;
    const speaks = index === endpoints - 3;
    const page = await district.join(meetingId, index, speaks ? 'wrtc' : 'signalling');
    pages[index] = page;
    if (index % 9 !== 4) await page.send('camera');
    if (speaks) {
      await page.send('microphone');
      await page.line.ask('media.openMicrophone', {});
    }
    if (index % 13 === 2 && !speaks) page.cut();
    if (index % 17 === 6 && !speaks) await page.leave();
  }
  await room().getByTestId('room-page').waitFor();
};

beforeAll(async () => {
  district = await LargeDistrict.start();
});
afterAll(async () => {
  await district.remove();
});
afterEach(async () => {
  await room().keyboard.press('Escape');
});

describe.each([5, 20, 40, 66])('in the room of a meeting of %i endpoints', (endpoints) => {
  beforeAll(async () => {
    await openMeetingOf(endpoints);
  });
  afterAll(async () => {
    await room().setViewportSize(tv);
    await district.end();
  });

  for (const screen of [tv, large])
    it(`whoever aims at a tile hits it, on ${screen.width}x${screen.height}`, async () => {
      await room().setViewportSize(screen);
      for (const layout of layouts) {
        await turnTo(layout);
        expect(await smallLetters(room()), layout).toEqual([]);
        if (layout === 'stage') expect(await placeFaults(room()), layout).toEqual([]);
        else await aimAtAll(`${layout} on ${screen.width}x${screen.height}`);
      }
    });

  if (endpoints === 20 || endpoints === 66)
    it('nothing that is opened covers or moves a tile, a name or the clock, in both languages', async () => {
      await room().setViewportSize(tv);
      for (const language of ['vi', 'en']) {
        for (const layout of layouts) {
          await turnTo(layout);
          if (language === 'vi' || endpoints === 20) await openEach(layout);
          else expect(await placeFaults(room()), layout).toEqual([]);
        }
        await open('more');
        await room().getByTestId('language').click();
        await room().keyboard.press('Escape');
      }
    });

  it('nothing lies over anything on screens of other sizes and shapes', async () => {
    await onEach(others, async (what) => void (await inPlace(what)));
  });

  if (endpoints > 20)
    it('the marks of the pages say where somebody speaks and where somebody is lost', async () => {
      const speaker = district.communes[endpoints - 3];
      await room().locator('[data-testid^="page-"][data-speaking="true"]').waitFor();
      expect(await room().getByTestId('page').innerText()).toContain('1/');
      await room().locator('[data-testid^="page-"][data-speaking="true"]').click();
      await room()
        .locator(`[data-testid="tile-${speaker?.endpointId ?? ''}"][data-speaking="true"]`)
        .waitFor();
      await room().getByTestId('page-back').click();
      await room().getByTestId('page-1').click();
      expect(await room().locator('[data-testid="page-1"][data-dropped="true"]').count()).toBe(1);
    });

  if (endpoints === 20)
    it('has no fault of accessibility, whatever is open', async () => {
      for (const layout of layouts) {
        await turnTo(layout);
        expect(await faultsOf(room()), layout).toEqual([]);
      }
      // The strip is the same in each layout.
      await turnTo('roll');
      for (const name of names) {
        await open(name);
        expect(await faultsOf(room()), name).toEqual([]);
        await room().keyboard.press('Escape');
      }
      await room()
        .getByTestId(`tile-${district.communes[0]?.endpointId ?? ''}`)
        .click();
      expect(await faultsOf(room()), 'acts').toEqual([]);
      await room().keyboard.press('Escape');
    });
});

describe('the room does nothing that nobody asked for', () => {
  const state = async (): Promise<string> => {
    const of = (testId: string) => room().getByTestId(testId).getAttribute('data-state');
    return [
      await of('mic-button'),
      await of('camera-button'),
      await of('all-mics-button'),
      await of('break-button'),
    ].join(' ');
  };
  const isLoaded = () => room().evaluate(() => document.documentElement.dataset['loaded'] === 'once');

  beforeAll(async () => {
    await openMeetingOf(5);
    await turnTo('roll');
    await room().evaluate(() => {
      document.documentElement.dataset['loaded'] = 'once';
    });
  });
  afterAll(async () => {
    await district.end();
  });

  it('by the keys of a clicker, or a single A', async () => {
    const before = await state();
    for (const key of [
      'b',
      '.',
      'a',
      'PageUp',
      'PageDown',
      'F5',
      'Shift+F5',
      'Escape',
      'Enter',
      'Space',
      'ArrowLeft',
      'ArrowRight',
      'w',
      ',',
      'Home',
      'End',
    ])
      await room().keyboard.press(key);
    await room().waitForTimeout(500);
    expect(await state()).toBe(before);
    expect(await room().getByTestId('question').count()).toBe(0);
    expect(await isLoaded()).toBe(true);
  });

  it('by a break or an end that was not said twice', async () => {
    await room().keyboard.press('Shift+B');
    await room().getByTestId('question').waitFor();
    // The harmless answer has the focus, and keys belong to the question.
    await room().keyboard.press('m');
    await room().keyboard.press('Shift+A');
    await room().keyboard.press('Enter');
    await room().getByTestId('question').waitFor({ state: 'detached' });
    expect(await state()).toMatch(/free running$/u);
    await wake();
    await room().getByTestId('break-button').click();
    await room().getByTestId('question-yes').click();
    await room().locator('[data-testid="break-button"][data-state="break"]').waitFor({ state: 'attached' });
    for (const layout of layouts) {
      await turnTo(layout);
      expect(await placeFaults(room()), `${layout} in a break`).toEqual([]);
    }
    await turnTo('roll');
    await room().keyboard.press('Shift+B');
    await room().getByTestId('question-yes').click();
    await room().locator('[data-testid="break-button"][data-state="running"]').waitFor({ state: 'attached' });
  });

  it('by a key that is held, or a second click that was not meant', async () => {
    await wake();
    const microphone = room().getByTestId('mic-button');
    const closed = await microphone.getAttribute('data-state');
    await microphone.dblclick();
    await room().waitForTimeout(800);
    expect(await microphone.getAttribute('data-state'), 'a double click presses once').not.toBe(closed);
    await room().keyboard.down('m');
    for (let repeats = 0; repeats < 5; repeats += 1) await room().keyboard.down('m');
    await room().keyboard.up('m');
    await room().waitForTimeout(800);
    expect(await microphone.getAttribute('data-state'), 'a held key presses once').toBe(closed);
    // A double click on what closes the acts must not press the command that appears in its place.
    await room()
      .getByTestId(`tile-${district.communes[0]?.endpointId ?? ''}`)
      .click();
    await room().getByTestId('acts-close').dblclick();
    await room().waitForTimeout(500);
    expect(await room().getByTestId('question').count()).toBe(0);
  });

  it('but mutes all and allows all by Shift and A', async () => {
    await wake();
    await room().keyboard.press('Shift+A');
    await room().locator('[data-testid="all-mics-button"][data-state="withheld"]').waitFor();
    await room().keyboard.press('Shift+A');
    await room().locator('[data-testid="all-mics-button"][data-state="free"]').waitFor();
  });

  it('to the endpoint whose number is typed, which stands on its tile meanwhile', async () => {
    const commune = district.communes[0];
    if (commune === undefined) throw new Error('the first commune is not there');
    const microphone = () => pages[0]?.seat(commune.endpointId).microphone;
    await wake();
    expect(await room().getByTestId('tile-number').count()).toBe(0);
    const before = await placesOf(room());
    await room().keyboard.press('Numpad1');
    await room().getByTestId('typed-number').getByText(commune.name).waitFor();
    expect(await room().getByTestId(`tile-${commune.endpointId}`).getByTestId('tile-number').innerText()).toBe('1');
    expect(await placeFaults(room())).toEqual([]);
    expect(await placesOf(room()), 'nothing moves').toBe(before);
    await room().keyboard.press('NumpadEnter');
    expect(await room().getByTestId('acts-name').innerText()).toBe(commune.name);
    expect(await room().getByTestId('tile-number').count()).toBe(0);
    await room().keyboard.press('Shift+M');
    await room().getByTestId('act-allow').waitFor();
    expect(microphone()).toBe('withheld');
    await room().keyboard.press('Escape');
    // A number and the key, without Enter in between.
    await room().keyboard.press('1');
    await room().keyboard.press('Shift+M');
    await until(
      () => Promise.resolve(microphone()),
      (state) => state === 'closed',
      'the microphone is allowed again',
    );
    await room().keyboard.press('1');
    await room().keyboard.press('Escape');
    await room().getByTestId('typed-number').waitFor({ state: 'detached' });
  });

  it('to one endpoint, whose acts name it, say how it stands and go with it', async () => {
    const commune = district.communes[0];
    const page = pages[0];
    if (commune === undefined || page === undefined) throw new Error('the first commune is not there');
    const tile = room().getByTestId(`tile-${commune.endpointId}`);
    await tile.getByRole('button').focus();
    await room().keyboard.press('Enter');
    const acts = room().getByTestId('endpoint-acts');
    expect(await acts.innerText()).toContain(commune.name);
    await room().getByTestId('act-withhold').click();
    await room().getByTestId('act-allow').waitFor();
    // Its page is told as soon as the room's, and not before.
    await expect.poll(() => page.seat(commune.endpointId).microphone).toBe('withheld');
    await room().getByTestId('act-allow').click();
    await room().getByTestId('act-withhold').waitFor();
    page.cut();
    await room().getByTestId('act-withhold').waitFor({ state: 'detached' });
    await acts.getByText(/Mất kết nối từ .* · gọi 0205 3834 123, bà Hoàng Thị Hà/u).waitFor();
    await room().keyboard.press('Escape');
    await acts.waitFor({ state: 'detached' });
    expect(await tile.getByRole('button').evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('and shows every warning in a place of its own', async () => {
    // The hub's own words, but for two: that the record is in trouble, and that the meeting began five hours ago.
    await room().routeWebSocket(/socket\.io/u, (ws) => {
      const server = ws.connectToServer();
      server.onMessage((message) =>
        ws.send(
          typeof message === 'string'
            ? message
                .replaceAll('"record":"sound"', '"record":"troubled"')
                .replaceAll(/"openedAt":(\d+)/gu, (_all, at: string) => `"openedAt":${Number(at) - 5 * 3_600_000}`)
            : message,
        ),
      );
    });
    await room().addInitScript(() => {
      Reflect.deleteProperty(MediaDevices.prototype, 'getDisplayMedia');
    });
    await room().reload();
    await room().getByTestId('record-troubled').waitFor();
    await onEach([tv, large, ...others], async (what) => {
      await inPlace(`${what} with warnings`);
      // In the gallery it waits for what this PC has to say for a moment, as that it is busy.
      await room().getByTestId('record-troubled').waitFor();
      // And the answer to a press that came to nothing: this browser can share no screen.
      await room().keyboard.press('s');
      await room().getByTestId('act-trouble').waitFor();
      expect(await placeFaults(room()), `${what} with an answer`).toEqual([]);
      await room().getByTestId('act-trouble').getByRole('button').click();
    });
    await turnTo('gallery');
    expect(await faultsOf(room())).toEqual([]);
  });
});
