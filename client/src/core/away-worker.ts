/** Where the hub has the worker (`away-worker/worker.ts`). */
const address = '/away-worker.js';

/**
 * Asks the browser to show a page that waits when the hub does not answer, from the next start on. A browser that does not trust the hub's
 * certificate, or keeps nothing, refuses: then it shows its own message, as ever.
 */
export const keepAwayPage = async (): Promise<void> => {
  // Another program may be at this address of a PC's own tomorrow.
  if (location.protocol !== 'https:' || !('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  // One that is known already is looked for anew by and by only, in a busy browser late: a hub that takes it back is heard at this start.
  await serviceWorker
    .register(address, { updateViaCache: 'none' })
    .then((registration) => registration.update())
    .catch(() => undefined);
};
