import type { AccountId, EnrolmentId, Instant } from '@diem-cau/shared';

/** What a session's cookie says, signed by the hub. */
export type SessionClaims = {
  readonly sessionId: string;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
} & (
  | { readonly kind: 'account'; readonly accountId: AccountId; readonly generation: number }
  | { readonly kind: 'enrolment'; readonly enrolmentId: EnrolmentId }
);

/** How sessions travel between the hub and a browser. */
export interface SessionCookies {
  /** The claims in a request's `Cookie` header; null when there are none, or their signature, form or time is not good. */
  read(cookieHeader: string | undefined, now: Instant): SessionClaims | null;
  /** The `Set-Cookie` header that gives a browser this session. */
  write(claims: SessionClaims, now: Instant): string;
  /** The `Set-Cookie` header that takes any session away. */
  readonly cleared: string;
}
