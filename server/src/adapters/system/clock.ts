import { randomBytes } from 'node:crypto';
import type { Clock, Mint, Stopwatch } from '../../application/ports/clock.ts';

/** The machine's clocks. */
export const systemClock: Clock & Stopwatch = { now: () => Date.now(), monotonicMs: () => performance.now() };

/** Identifiers and secrets from the system's random source. */
export const systemMint: Mint = {
  // 16 random bytes in base64url are 22 characters; the last carries 2 bits only.
  id: () => randomBytes(16).toString('base64url').slice(0, 21),
  secret: (bytes) => randomBytes(bytes).toString('base64url'),
};
