import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Waits until what moves into place or fades away has done so: half there, it has the contrast of neither. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const soon = new Promise((done) => setTimeout(done, 1000));
    await Promise.race([new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))), soon]);
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.race([Promise.allSettled(ending.map(({ finished }) => finished)), soon]);
  });

/** Waits until nothing of a page is on its way any more, in the language that it has. */
export const settledIn = (page: Page, language: string) =>
  page.waitForFunction(
    (chosen) =>
      document.documentElement.lang === chosen &&
      document.querySelector('main') !== null &&
      document.querySelector('[aria-busy="true"], .mantine-Skeleton-root, .mantine-Loader-root') === null,
    language,
  );

/** What is wrong with a page as it stands: faults of accessibility, raw keys in the place of words, text that is cut off or overflows. */
export const faultsOf = async (page: Page): Promise<string[]> => {
  await settled(page);
  // No page of the hub has a frame: all is run in the page itself, without a second page that puts frames together.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const inAccessible = violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
  return [...inAccessible, ...(await textFaultsOf(page))];
};

/** Raw keys in the place of words, text that is cut off or overflows: what another language or width can bring about. */
export const textFaultsOf = async (page: Page): Promise<string[]> => {
  await settled(page);
  return page.evaluate(() => {
    const faults: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth - clientWidth} px too wide`);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const element = node.parentElement;
      if (text === '' || element === null || element.closest('script, style') !== null) continue;
      if (/^[a-z][a-zA-Z-]*([.:][a-zA-Z-]+)+$/.test(text) && !/\.(crt|csv|pdf)$/.test(text))
        faults.push(`a key instead of words: ${text}`);
      const style = getComputedStyle(element);
      const cut = style.overflowX === 'hidden' || style.overflowX === 'clip';
      const meant = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none' || element.clientWidth <= 1;
      if (cut && !meant && element.scrollWidth > element.clientWidth + 1) faults.push(`cut off: ${text}`);
      const range = document.createRange();
      range.selectNodeContents(node);
      const words = range.getBoundingClientRect();
      if (words.height === 0 || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      for (
        let around: Element | null = element;
        around !== null && around !== document.body;
        around = around.parentElement
      ) {
        const { overflowY, webkitLineClamp, position } = getComputedStyle(around);
        // What can be scrolled to is not lost, and what is as small as a point is meant for a reader alone.
        if (overflowY === 'auto' || overflowY === 'scroll' || around.clientHeight <= 1 || position === 'fixed') break;
        if ((overflowY !== 'hidden' && overflowY !== 'clip') || webkitLineClamp !== 'none') continue;
        const { top, bottom } = around.getBoundingClientRect();
        // A line is higher than its letters.
        const spare = (words.height - parseFloat(getComputedStyle(element).fontSize)) / 2 + 1;
        if (words.top < top - spare || words.bottom > bottom + spare) faults.push(`cut off: ${text}`);
      }
    }
    return faults;
  });
};
