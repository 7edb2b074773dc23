import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's own folder; every path below starts here. */
export const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A path inside the checkout. */
export const inCheckout = (...parts: string[]): string => join(checkout, ...parts);

/**
 * A path inside the cache: what is made once and outlives a checkout (a Node, the mediasoup worker, locks).
 * `DIEM_CAU_CACHE` moves it; scripts/node.sh computes the same place.
 */
export function inCache(...parts: string[]): string {
  const { DIEM_CAU_CACHE, XDG_CACHE_HOME } = process.env;
  const root = DIEM_CAU_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'diem-cau');
  return join(root, ...parts);
}
