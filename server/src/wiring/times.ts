import { largestDocument } from '@diem-cau/shared';

/** Longer than a weak line pauses, in milliseconds, and slower than one that still carries a meeting. */
export const brokenLine = {
  nothingComesMs: 60_000,
  nothingGoesMs: 300_000,
  slowest: { bytesPerSecond: 8_000, firstMs: 60_000 },
  shortBodyMs: 20_000,
} as const;

/** As long as the largest body takes on the slowest line, and a minute more, in milliseconds: no request that comes at that pace is cut. */
export const requestTimeoutMs =
  brokenLine.slowest.firstMs + (largestDocument / brokenLine.slowest.bytesPerSecond) * 1_000 + 60_000;

/** How long each step of the closing may take, in milliseconds; together the 9.3 s that docs/closing-order.md promises. */
export const closingMs = {
  digests: 1_000,
  played: 100,
  local: 100,
  meetings: 1_500,
  pages: 500,
  certificates: 100,
  server: 500,
  media: 3_500,
  guesses: 200,
  storage: 1_500,
} as const;
