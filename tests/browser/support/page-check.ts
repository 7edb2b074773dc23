import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What is wrong with a page as it stands: faults of accessibility, raw keys in the place of words, text that is cut off or overflows. */
export const faultsOf = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const inAccessible = violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
  const inText = await page.evaluate(() => {
    const faults: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth - clientWidth} px too wide`);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const element = node.parentElement;
      if (text === '' || element === null || element.closest('script, style') !== null) continue;
      if (/^[a-z][a-zA-Z-]*([.:][a-zA-Z-]+)+$/.test(text) && !/\.(crt|csv)$/.test(text))
        faults.push(`a key instead of words: ${text}`);
      const style = getComputedStyle(element);
      const cut = style.overflowX === 'hidden' || style.overflowX === 'clip';
      const meant = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none' || element.clientWidth <= 1;
      if (cut && !meant && element.scrollWidth > element.clientWidth + 1) faults.push(`cut off: ${text}`);
    }
    return faults;
  });
  return [...inAccessible, ...inText];
};
