import { afterEach } from 'vitest';
import { openBrowsers, type EndpointBrowser } from './endpoint-browser.ts';

/** A page that is asked for longer than this says nothing: it may have crashed. */
const answersWithinMs = 5_000;
const wordsSaid = 400;

/** Where a page stands, what its parts are called, and the first of its words. */
const shown = async ({ context, problems }: EndpointBrowser): Promise<string[]> =>
  Promise.all(
    context.pages().map(async (page) => {
      const words = page.evaluate((length) => {
        const parts = [...document.querySelectorAll('[data-testid]')].map((part) => part.getAttribute('data-testid'));
        return `${[...new Set(parts)].slice(0, 25).join(' ')}\n    ${document.body.innerText.replaceAll(/\s+/gu, ' ').slice(0, length)}`;
      }, wordsSaid);
      const late = new Promise<string>((done) => setTimeout(() => done('does not answer'), answersWithinMs));
      const said = await Promise.race([words.catch((error: unknown) => String(error)), late]);
      return `  ${page.url()}: ${said}${problems
        .map((problem) => `\n    ! ${problem.slice(0, 200)}`)
        .slice(-5)
        .join('')}`;
    }),
  );

/** A test of pages that failed says what each page showed then: what is met once on a busy machine is seldom met again. */
afterEach(async ({ task: { result } }) => {
  const [error] = result?.errors ?? [];
  if (result?.state !== 'fail' || error === undefined) return;
  const all = await Promise.all(
    [...openBrowsers].map(async (browser) => [`${browser.name}:`, ...(await shown(browser))]),
  );
  error.message += `\nwhat the pages showed then:\n${all.flat().join('\n')}`;
});
