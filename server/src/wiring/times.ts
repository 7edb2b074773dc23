import { largestPdf } from '@diem-cau/shared';

/** Longer than a weak line pauses, in milliseconds, and slower than one that still carries a meeting. */
export const brokenLine = {
  nothingComesMs: 60_000,
  nothingGoesMs: 300_000,
  slowest: { bytesPerSecond: 8_000, firstMs: 60_000 },
  shortBodyMs: 20_000,
} as const;

/** As long as the largest body takes on the slowest line, and a minute more, in milliseconds: no request that comes at that pace is cut. */
export const requestTimeoutMs =
  brokenLine.slowest.firstMs + (largestPdf / brokenLine.slowest.bytesPerSecond) * 1_000 + 60_000;

/**
 * The steps of the closing in their order, and how long each may take, in milliseconds; together the 9.3 s that docs/closing-order.md
 * promises. A demo has the first and the last besides.
 */
export const closingMs = {
  'played district': 100,
  meetings: 1_500,
  pages: 500,
  digests: 1_000,
  certificates: 100,
  HTTP: 500,
  HTTPS: 500,
  guesses: 200,
  media: 3_400,
  relay: 100,
  storage: 1_500,
  /** Each of a demo's sockets and ports of the local line. */
  local: 100,
} as const;
