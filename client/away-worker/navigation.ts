import { isAway } from '../src/away-page/ask-hub.ts';

/** How a navigation is answered. */
export interface Navigation {
  readonly ask: () => Promise<Response>;
  readonly awayPage: () => Response;
  /** How long the hub may take to begin its answer, in milliseconds; null for as long as the browser waits. */
  readonly limitMs: number | null;
}

/** Whether a request loads the start page, the only one that is answered here; with a query the browser asks by itself. */
export const isStart = ({ method, mode, url }: Pick<Request, 'method' | 'mode' | 'url'>): boolean => {
  const { pathname, search } = new URL(url);
  return method === 'GET' && mode === 'navigate' && pathname === '/' && search === '';
};

const after = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), ms));

/** What the hub answers, whatever it is; only when nothing answers in its place, the page that waits for it. */
export const answerNavigation = async ({ ask, awayPage, limitMs }: Navigation): Promise<Response> => {
  try {
    const answer = await (limitMs === null ? ask() : Promise.race([ask(), after(limitMs)]));
    return answer === null || isAway(answer.status) ? awayPage() : answer;
  } catch {
    return awayPage();
  }
};
