import type { AccountId, Instant } from '@diem-cau/shared';

/** As many accounts as one browser is known for: a PC that several people of an office share. */
export const mostMarkedAccounts = 8;

/** What a browser shows of who has signed in with it before: it lets nobody in, it only has a brake of its own. */
export interface BrowserMark {
  readonly markId: string;
  /** Accounts that have signed in with this browser, the last one first. */
  readonly accountIds: readonly AccountId[];
}

export interface BrowserMarks {
  /** The mark of the browser that sends this cookie header; null when it has none that is genuine. */
  read(cookieHeader: string | undefined, now: Instant): BrowserMark | null;
  /** The `Set-Cookie` header that gives a browser its mark. */
  write(mark: BrowserMark, now: Instant): string;
}
