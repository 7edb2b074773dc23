import type { Page } from 'playwright-core';

/**
 * What of a page can not be reached at the width of its window: the page itself where it is wider, and each button, link and field that stands
 * beyond it or whose words are cut; and, on a telephone, each cell of a
 * table that gave way until its words stand one below another. What lies in a box that scrolls by itself, as a table does, can be reached.
 */
export const widthFaults = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const faults: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    const scrolls = (element: Element | null): boolean =>
      element !== null && (/auto|scroll/u.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const named = (element: Element): string =>
      `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 50)}"`;
    if (scrollWidth > clientWidth) {
      const wide = [...document.body.querySelectorAll('*')].find(
        (element) => element.getBoundingClientRect().right > clientWidth + 1 && !scrolls(element.parentElement),
      );
      faults.push(
        `the page is ${scrollWidth - clientWidth} px too wide${wide === undefined ? '' : `: ${named(wide)} .${wide.className.toString()}`}`,
      );
    }
    for (const element of document.querySelectorAll('a[href], button, input, select, textarea')) {
      const { left, right, width, height } = element.getBoundingClientRect();
      // A link for the keyboard that stands outside until it has the focus; what is only said.
      if (width <= 1 || height <= 1 || right <= 0 || !element.checkVisibility({ visibilityProperty: true })) continue;
      if ((left < -1 || right > clientWidth + 1) && !scrolls(element.parentElement))
        faults.push(`${named(element)} stands ${Math.round(right - clientWidth)} px beyond the page`);
      const parts = element.matches('a, button') ? [element, ...element.querySelectorAll('*')] : [];
      for (const part of parts) {
        if (!(part instanceof HTMLElement)) continue;
        const style = getComputedStyle(part);
        const cuts = /hidden|clip/u.test(style.overflowX) && style.textOverflow !== 'ellipsis' && part.clientWidth > 1;
        if (cuts && part.scrollWidth > part.clientWidth + 1) faults.push(`${named(element)} is cut`);
      }
    }
    const cells = clientWidth < 768 ? document.querySelectorAll('td, th[scope="row"]') : [];
    for (const cell of cells) {
      const words = (cell.textContent ?? '').trim().split(/\s+/u).length;
      const text = document.createRange();
      text.selectNodeContents(cell);
      const lines = text.getBoundingClientRect().height / parseFloat(getComputedStyle(cell).lineHeight);
      if (words > 5 && lines > 5 && words / lines < 1.6) faults.push(`${named(cell)} has ${Math.round(lines)} lines`);
    }
    return faults;
  });
