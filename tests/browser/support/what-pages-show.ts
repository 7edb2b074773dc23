import { afterEach } from 'vitest';
import { openBrowsers, type EndpointBrowser } from './endpoint-browser.ts';
import { pageWords } from './page-words.ts';

/** What its pages show, and what they warned of. */
const shown = ({ context }: EndpointBrowser): Promise<string[]> => Promise.all(context.pages().map(pageWords));

/** A test of pages that failed says what each page showed then: what is met once on a busy machine is seldom met again. */
afterEach(async ({ task: { result } }) => {
  const [error] = result?.errors ?? [];
  if (result?.state !== 'fail' || error === undefined) return;
  const all = await Promise.all(
    [...openBrowsers].map(async (browser) => [`${browser.name}:`, ...(await shown(browser))]),
  );
  error.message += `\nwhat the pages showed then:\n${all.flat().join('\n')}`;
});
