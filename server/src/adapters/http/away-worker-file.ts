import { randomUUID } from 'node:crypto';
import { Router } from 'express';

/**
 * What takes the place of a worker that browsers have, and makes them forget it: they ask for its next version at each start of the page. Each is another one: a page
 * that registers the worker while it is being forgotten has it stay, and a browser runs none anew that it knows already.
 */
const forgetting = (): string => `// ${randomUUID()}
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.registration.unregister()));
`;

/**
 * The client's worker that shows a page while the hub is away. Its name never changes, so that no browser may keep an old one.
 * @param kept whether browsers may have it at all
 */
export const awayWorkerFile = (kept: boolean): Router => {
  const router = Router();
  router.get('/away-worker.js', (_, response, next) => {
    response.set('Cache-Control', 'no-cache');
    if (kept) next();
    else response.type('js').send(forgetting());
  });
  return router;
};
