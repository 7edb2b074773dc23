import { describe, expect, it } from 'vitest';
import { answerNavigation, isStart } from '../../away-worker/navigation.ts';

const never = new Promise<Response>(() => undefined);
const answered = async (ask: () => Promise<Response>, limitMs: number | null = 50): Promise<string> => {
  const answer = await answerNavigation({ ask, awayPage: () => new Response('away page'), limitMs });
  return `${answer.status} ${await answer.text()}`;
};

describe('the worker of the away page', () => {
  const url = 'https://hub:8443/';
  it.each([
    [{ method: 'GET', mode: 'navigate', url }, true],
    [{ method: 'GET', mode: 'navigate', url: `${url}#x` }, true],
    [{ method: 'HEAD', mode: 'cors', url }, false],
    [{ method: 'POST', mode: 'navigate', url }, false],
    [{ method: 'GET', mode: 'navigate', url: `${url}meetings` }, false],
    [{ method: 'GET', mode: 'navigate', url: `${url}enrol` }, false],
    [{ method: 'GET', mode: 'cors', url: `${url}assets/index.js` }, false],
    [{ method: 'GET', mode: 'cors', url: `${url}api/session` }, false],
    // The way around it, to the browser's own message.
    [{ method: 'GET', mode: 'navigate', url: `${url}?own-error` }, false],
  ] as const)('answers only the start page: %o', (request, own) => {
    expect(isStart(request)).toBe(own);
  });

  it.each([200, 302, 404, 429, 500])('hands on what the hub says, status %i', async (status) => {
    expect(await answered(() => Promise.resolve(new Response('the hub', { status })))).toBe(`${status} the hub`);
  });
  it.each([502, 503, 504])('takes status %i of a proxy for a hub that is away', async (status) => {
    expect(await answered(() => Promise.resolve(new Response('proxy', { status })))).toBe('200 away page');
  });
  it('shows the away page when nothing answers, at once or within its limit', async () => {
    expect(await answered(() => Promise.reject(new TypeError('Failed to fetch')))).toBe('200 away page');
    expect(await answered(() => never)).toBe('200 away page');
  });
  it('waits without a limit for a hub that has just answered', async () => {
    const slow = (): Promise<Response> =>
      new Promise((resolve) => setTimeout(() => resolve(new Response('the hub')), 120));
    expect(await answered(slow, null)).toBe('200 the hub');
  });
});
