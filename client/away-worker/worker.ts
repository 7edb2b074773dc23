import { awayPage } from 'away-page';
import { answerNavigation, isStart } from './navigation.ts';

declare const self: ServiceWorkerGlobalScope;

/** Longer than any line takes on which a meeting can be held; a machine that is switched off does not answer at all. */
const limitMs = 5_000;

/** The page that waits was answered and loads itself anew. */
let hubAnswered = false;

// It keeps no file of the hub, so that a new one can take over at once.
self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('message', ({ data }) => {
  if (data === 'hub-answered') hubAnswered = true;
});
self.addEventListener('fetch', (event) => {
  if (!isStart(event.request)) return;
  const limit = hubAnswered ? null : limitMs;
  hubAnswered = false;
  event.respondWith(answerNavigation({ ask: () => fetch(event.request), awayPage: () => page(), limitMs: limit }));
});

const page = (): Response => {
  const nonce = crypto.randomUUID();
  return new Response(awayPage.replaceAll('{{nonce}}', nonce), {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'`,
    },
  });
};
