import type { NoticeName, NoticeOf } from '@diem-cau/shared';

/** The wire to one page. */
export interface PageLink {
  /** Sends a notice; resolves when the page has dealt with it, rejects when it does not within a few seconds or goes away. */
  notify<Name extends NoticeName>(name: Name, params: NoticeOf<Name>): Promise<void>;
  /** Closes the wire. Idempotent. */
  end(): void;
}
