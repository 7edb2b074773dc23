import type { AccountId, EnrolmentId, Instant, MeetingId, PanelId } from '@diem-cau/shared';

/** What a session's cookie says, signed by the hub. */
export type SessionClaims = {
  readonly sessionId: string;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
} & (
  | { readonly kind: 'account'; readonly accountId: AccountId; readonly generation: number }
  | { readonly kind: 'enrolment'; readonly enrolmentId: EnrolmentId }
  | { readonly kind: 'panel'; readonly meetingId: MeetingId; readonly panelId: PanelId }
);

/** How sessions travel between the hub and a browser. */
export interface SessionCookies {
  /** The claims in a request's `Cookie` header; null when there are none, or their signature, form or time is not good. */
  read(cookieHeader: string | undefined, now: Instant): SessionClaims | null;
  /** The `Set-Cookie` header that gives a browser this session. */
  write(claims: SessionClaims, now: Instant): string;
  /** What a browser still holds under the name of earlier releases; null where it holds nothing. */
  earlier(cookieHeader: string | undefined, now: Instant): EarlierCookie | null;
  /** The `Set-Cookie` headers that take any session away. */
  readonly cleared: readonly string[];
}

/** A cookie under the name of earlier releases. */
interface EarlierCookie {
  /** The `Set-Cookie` header that takes it away. */
  readonly cleared: string;
  /** Whether the browser holds no session under the present name. */
  readonly inUse: boolean;
}
