import type { NoticeName, NoticeOf, TaskName, TaskOf } from '@diem-cau/shared';

/** The wire to one page. */
export interface PageLink {
  /** Where it ends, among all that its carrier reaches. */
  readonly address: string;
  readonly carrier: Carrier;
  /** The address of the machine from which it comes, as the hub sees it. */
  readonly from: string;
  /** When anything came over it last, by the stopwatch, in milliseconds; without end where it can't fall silent. */
  readonly heardMs: number;
  /**
   * Sends a notice of which only the newest counts: while what was sent before has not gone out, a newer one of the same name takes its
   * place. It may come later than what is told after it.
   */
  hint<Name extends NoticeName>(name: Name, params: NoticeOf<Name>): void;
  /** Gives the page a task; resolves when it has done it, rejects when it has not within a few seconds, gone or there. */
  task<Name extends TaskName>(name: Name, params: TaskOf<Name>): Promise<void>;
  /** Closes the wire. Idempotent. */
  end(): void;
}

/** What carries the wires of many pages. */
export interface Carrier {
  /** Sends the same notice to all of these, written out once; nobody waits for it, and who is gone is no error. */
  tell<Name extends NoticeName>(addresses: readonly string[], name: Name, params: NoticeOf<Name>): void;
}
