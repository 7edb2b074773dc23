import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import type { Clock, Mint, Stopwatch, Uptime } from '../../application/ports/clock.ts';

const bootId = (): string | null => {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return null;
  }
};

/** The machine's clocks. */
export const systemClock: Clock & Stopwatch & Uptime = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
  // On Linux from /proc/uptime, which counts the time that the machine slept.
  uptimeMs: () => uptime() * 1_000,
  bootId: bootId(),
};

/** Identifiers and secrets from the system's random source. */
export const systemMint: Mint = {
  // 16 random bytes in base64url are 22 characters; the last carries 2 bits only.
  id: () => randomBytes(16).toString('base64url').slice(0, 21),
  secret: (bytes) => randomBytes(bytes).toString('base64url'),
};
