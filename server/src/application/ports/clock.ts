import type { Instant } from '@diem-cau/shared';

/** Where time comes from; the domain is given instants, it never asks. */
export interface Clock {
  now(): Instant;
}

/** Where identifiers and secrets come from. */
export interface Mint {
  /** A new identifier: 21 characters of [A-Za-z0-9_-], 126 bits. */
  id(): string;
  /** A secret for links and one-time passwords: `bytes` random bytes in base64url. */
  secret(bytes: number): string;
}
