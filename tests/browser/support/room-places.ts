import type { Page } from 'playwright-core';

/**
 * What is wrong with the places on the room's page: something over something else, out of the window, too small, or not hit where it stands.
 * What has just appeared can not be pressed yet; it is measured as it stands when it can.
 */
export const placeFaults = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    // A window that has just been given another size, or a layout that has just been turned to, is laid out first.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    interface Named {
      readonly name: string;
      readonly element: Element;
      readonly box: DOMRect;
    }
    const faults: string[] = [];
    const unit = Math.min(innerWidth / 1920, innerHeight / 1080);
    const slack = 0.75;
    const named = (element: Element): Named => ({
      name: element.getAttribute('data-testid') ?? element.textContent.trim().slice(0, 40),
      element,
      box: element.getBoundingClientRect(),
    });
    const all = (selector: string, from: ParentNode = document): Named[] =>
      [...from.querySelectorAll(selector)]
        .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        .map(named)
        .filter(({ box }) => box.width > 0 && box.height > 0);
    const within = (one: Named, box: { left: number; top: number; right: number; bottom: number }): boolean =>
      one.box.left >= box.left - slack &&
      one.box.top >= box.top - slack &&
      one.box.right <= box.right + slack &&
      one.box.bottom <= box.bottom + slack;
    const apart = (things: readonly Named[]): void => {
      for (const [index, one] of things.entries()) {
        if (!within(one, { left: 0, top: 0, right: innerWidth, bottom: innerHeight }))
          faults.push(`${one.name} reaches out of the window`);
        for (const other of things.slice(index + 1)) {
          const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
          const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
          if (across > slack && down > slack) faults.push(`${one.name} and ${other.name} lie over one another`);
        }
      }
    };
    const hits = ({ name, element, box }: Named): void => {
      const edge = 3;
      const points = [
        [box.left + box.width / 2, box.top + box.height / 2],
        [box.left + edge, box.top + edge],
        [box.right - edge, box.top + edge],
        [box.left + edge, box.bottom - edge],
        [box.right - edge, box.bottom - edge],
      ] as const;
      for (const [x, y] of points) {
        const hit = document.elementFromPoint(x, y);
        if (hit === null || !element.contains(hit))
          faults.push(`who aims at ${name} (${x}, ${y}) hits ${hit?.outerHTML.slice(0, 90)}`);
      }
    };
    const readable = ({ name, element }: Named, least: number): void => {
      const size = parseFloat(getComputedStyle(element).fontSize) / unit;
      if (size < least - 0.01) faults.push(`${name} is written in ${size} px of a 1080p screen`);
    };

    const foot = document.querySelector<HTMLElement>('[data-testid="foot"][data-shown="true"]');
    if (foot !== null) foot.style.pointerEvents = 'auto';
    const tiles = all('li[data-testid^="tile-"], li[data-testid="own-tile"]');
    const buttons = all(
      '[data-testid="foot"] button, [data-testid="pages"] button, [data-testid="notices"] button, [data-testid="floor-line"] button',
    );
    const texts = all(
      '[data-testid="foot"] :is(h2, p, dt, dd, label), [data-testid="clock-cell"] :is(h1, p[data-testid], nav p), [data-testid="notices"] p',
    );
    apart([
      ...tiles,
      ...all(
        'section[aria-live], [data-testid="foot"], [data-testid="clock-cell"], [data-testid="notices"], [data-testid="floor-line"], [data-testid="floor-panel"]',
      ),
    ]);
    apart([...tiles, ...buttons, ...texts]);
    // Where there is no picture, its place says whose it would be and why: above the plate, not under it.
    for (const words of all('section[aria-live] :is(strong, strong + span)'))
      for (const plate of all('section[aria-live] p[data-speaking]')) apart([words, plate]);
    for (const tile of tiles) {
      hits(tile);
      if (tile.box.width < 319.9 * unit || tile.box.height < 179.9 * unit)
        faults.push(`${tile.name} is only ${tile.box.width / unit} x ${tile.box.height / unit} on 1080p`);
      const inside = all('[data-testid="tile-name"], [data-testid="tile-number"], [role="img"]', tile.element);
      apart(inside);
      for (const part of inside) if (!within(part, tile.box)) faults.push(`${part.name} reaches out of ${tile.name}`);
    }
    for (const button of buttons)
      hits({
        ...button,
        box: new DOMRect(button.box.x + 6, button.box.y + 6, button.box.width - 12, button.box.height - 12),
      });
    for (const name of all('[data-testid="tile-name"]')) readable(name, 38);
    for (const clock of all('[data-testid="clock"], [data-testid="floor-time"]')) readable(clock, 56);
    for (const label of all('[data-testid="foot"] button')) readable(label, 28);
    for (const warning of all('[data-testid="record-troubled"] p, [data-testid="too-long"] p')) readable(warning, 56);
    for (const { name, element } of [
      ...buttons,
      ...texts,
      ...all('[data-testid="notices"], [data-testid="foot"], section[aria-live] > div[data-testid]'),
    ]) {
      const meant = getComputedStyle(element).textOverflow === 'ellipsis';
      if (!meant && element.scrollWidth > element.clientWidth + 2 && element.clientWidth > 0)
        faults.push(`${name} is cut off on the right`);
      if (
        element.clientHeight > 0 &&
        element.scrollHeight > element.clientHeight + 4 &&
        element.getAttribute('data-testid') !== 'clock' &&
        getComputedStyle(element).webkitLineClamp === 'none'
      )
        faults.push(`${name} is cut off below`);
    }
    if (foot !== null) foot.style.pointerEvents = '';
    return faults;
  });

/** The least letters on the wall, in pixels of a screen of 1080 lines; twice that of one of 2160. */
const leastLetters = 24;

/**
 * What is written smaller in the room's page than can be read from the table: states of tiles and hints as well as names. Not what is for
 * whoever stands at its PC: dialogs, and the help of its keys.
 */
export const smallLetters = (page: Page): Promise<string[]> =>
  page.evaluate((least) => {
    const unit = Math.min(innerWidth / 1920, innerHeight / 1080);
    return [...document.querySelectorAll('[data-testid="room-page"] *')]
      .filter(
        (element) =>
          element.closest('[role="dialog"], [data-testid="key-help"]') === null &&
          element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
          element.getBoundingClientRect().width > 1 &&
          [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== ''),
      )
      .map((element) => ({ size: parseFloat(getComputedStyle(element).fontSize) / unit, words: element.textContent }))
      .filter(({ size }) => size < least - 0.01)
      .map(({ size, words }) => `${size} px of a 1080p screen: ${words.trim().slice(0, 60)}`);
  }, leastLetters);

/** Where each tile and the clock stand, as a text that two moments can be compared by. */
export const placesOf = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...document.querySelectorAll('li[data-testid^="tile-"], [data-testid="clock-cell"]')]
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return `${element.getAttribute('data-testid') ?? ''} ${[x, y, width, height].map(Math.round).join(' ')}`;
      })
      .join('\n'),
  );

/** What a room has to know for a moment, as that its PC is busy, takes the place of the clock's cell in part: it is waited out where it goes. */
export const unnoticed = (page: Page): Promise<void> =>
  page
    .getByTestId('notices')
    .waitFor({ state: 'detached', timeout: 20_000 })
    .catch(() => undefined);

/** On which sides the sign, or what stands below it, reaches out of the clock's cell. */
export const signSticksOut = (page: Page): Promise<string[]> =>
  page.getByTestId('clock-cell').evaluate((cell) => {
    const box = cell.getBoundingClientRect();
    return [...cell.querySelectorAll('span, p, svg')].flatMap((each) => {
      const { left, right, top, bottom } = each.getBoundingClientRect();
      const out = left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1;
      return out ? [`${each.tagName} ${each.textContent}`] : [];
    });
  });
