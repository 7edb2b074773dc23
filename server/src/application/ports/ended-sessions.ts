import type { Instant } from '@diem-cau/shared';

/** Sessions that were signed out before their time. */
export interface EndedSessions {
  /** Remembers the end of a session; it may be forgotten after `expiresAt`, when the session is void of itself. */
  end(sessionId: string, expiresAt: Instant, at: Instant): Promise<void>;
  hasEnded(sessionId: string): Promise<boolean>;
}
