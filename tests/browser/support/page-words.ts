import type { Page } from 'playwright-core';

/** A page that is asked for longer than this says nothing, in milliseconds: it may have crashed. */
const answersWithinMs = 5_000;
const wordsSaid = 400;
const warningsSaid = 5;

const warningsOf = new WeakMap<Page, string[]>();

/** Keeps the last that a page warns of, to be said with its words: a sentence on it may be gone by then. */
export const heedWarnings = (page: Page): void => {
  const kept: string[] = [];
  warningsOf.set(page, kept);
  const keep = (words: string): void => {
    kept.push(`${new Date().toISOString().slice(11, 19)} ${words.slice(0, 200)}`);
    if (kept.length > warningsSaid) kept.shift();
  };
  page.on('pageerror', (error) => keep(String(error)));
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) keep(message.text());
  });
};

/** Where a page stands, what its parts are called, the first of its words and the last of its warnings. */
export const pageWords = async (page: Page): Promise<string> => {
  const words = page.evaluate((length) => {
    const parts = [...document.querySelectorAll('[data-testid]')].map((part) => part.getAttribute('data-testid'));
    return `${[...new Set(parts)].slice(0, 25).join(' ')}\n    ${document.body.innerText.replaceAll(/\s+/gu, ' ').slice(0, length)}`;
  }, wordsSaid);
  const late = new Promise<string>((done) => setTimeout(() => done('does not answer'), answersWithinMs));
  const said = await Promise.race([words.catch((error: unknown) => String(error)), late]);
  return [`  ${page.url()}: ${said}`, ...(warningsOf.get(page) ?? [])].join('\n    ! ');
};
