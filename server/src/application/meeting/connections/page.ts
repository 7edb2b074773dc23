import {
  EnrolmentId,
  Refusal,
  type PageId,
  type DropCause,
  type NoticeName,
  type NoticeOf,
  type Principal,
  type TaskName,
  type TaskOf,
} from '@diem-cau/shared';
import type { Actor } from '../../../domain/kit/actor.ts';
import { actorFor } from '../../kit/acting.ts';
import type { Turn } from '../../kit/bounded-queue.ts';
import type { Carrier, PageLink } from '../../ports/page-link.ts';

/**
 * Whose request it is, whichever of their pages makes it: all pages of one endpoint, or of one account, share what they may ask for. Its
 * displays and its panels share theirs apart, and take nothing from the seat; so do a person's panels.
 */
export const askerOf = (principal: Principal): string => {
  if (principal.kind === 'account')
    return principal.onlyIn === undefined ? `account:${principal.accountId}` : `account:${principal.accountId}:panel`;
  const { endpointId, as = 'seat' } = principal;
  return as === 'seat' ? `endpoint:${endpointId}` : `endpoint:${endpointId}:${as}`;
};

/** One open page of a person or an endpoint; it lives as long as its socket. What it attends, `Connections` knows. */
export class Page {
  readonly id: PageId;
  readonly principal: Principal;
  /** Set by the page's own word that it is being closed, so that the drop is not taken for a lost link. */
  closing = false;
  /** By which its requests wait for their turn: as its endpoint's or its person's, and for nothing once it is gone. */
  readonly turn: Required<Turn>;
  readonly #link: PageLink;
  readonly #gone = new AbortController();
  #departed: { readonly cause: DropCause; readonly atMs: number } | null = null;

  /** Of what its right to be here is a part: `session:…`, `enrolment:…`; it ends with any of them. */
  readonly keys: readonly string[];

  constructor(id: PageId, principal: Principal, link: PageLink, keys: readonly string[] = []) {
    this.id = id;
    this.principal = principal;
    this.#link = link;
    this.keys = keys;
    this.turn = { of: askerOf(principal), gone: this.#gone.signal };
  }

  /** Why its socket is gone; null while it is there. */
  get departed(): DropCause | null {
    return this.#departed?.cause ?? null;
  }

  /** When anything was heard of it last, by the stopwatch, in milliseconds; without end while it can't fall silent. */
  get heardMs(): number {
    return Math.min(this.#link.heardMs, this.#departed?.atMs ?? Infinity);
  }

  /** Its socket is gone: what it asked for and what still waits for a turn is dropped, and no task is waited for any longer. */
  depart(cause: DropCause, atMs: number): void {
    this.#departed = { cause, atMs };
    this.#gone.abort(new Refusal('not-in-meeting'));
  }

  /** The enrolment by which its PC is here; null for a person's page. */
  get enrolmentId(): EnrolmentId | null {
    const [id] = this.keys.flatMap((key) => /^enrolment:(.+)$/u.exec(key)?.[1] ?? []);
    return id === undefined ? null : EnrolmentId.parse(id);
  }

  /** Who acts when this page asks for something. */
  get actor(): Actor {
    return actorFor(this.principal);
  }

  /** Sends a notice; a page that is gone is no error, since its own closing is dealt with elsewhere. */
  tell<Name extends NoticeName>(name: Name, params: NoticeOf<Name>): void {
    tellAll([this], name, params);
  }

  /** Sends a notice of which only the newest counts: on a slow line one that has not gone out yet is overtaken by the next. */
  hint<Name extends NoticeName>(name: Name, params: NoticeOf<Name>): void {
    this.#link.hint(name, params);
  }

  /** Gives the page a task and waits until it is done; rejects when it is not within a few seconds, or the page is gone. */
  async task<Name extends TaskName>(name: Name, params: TaskOf<Name>): Promise<void> {
    const { signal } = this.#gone;
    signal.throwIfAborted();
    const gone = Promise.withResolvers<never>();
    const leave = (): void => gone.reject(signal.reason);
    signal.addEventListener('abort', leave);
    try {
      await Promise.race([this.#link.task(name, params), gone.promise]);
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  /** The address of the machine from which it comes, as the hub sees it. */
  get from(): string {
    return this.#link.from;
  }

  /** By what and where it is reached. */
  get reached(): { readonly carrier: Carrier; readonly address: string } {
    return this.#link;
  }

  end(): void {
    this.#link.end();
  }
}

/** Tells many pages the same, which is written out once for all of them. Never throws: a wire with a bug keeps nobody else from hearing. */
export const tellAll = <Name extends NoticeName>(pages: Iterable<Page>, name: Name, params: NoticeOf<Name>): void => {
  const links = [...pages].map(({ reached }) => reached);
  for (const [carrier, reached] of Map.groupBy(links, (link) => link.carrier)) {
    const addresses = reached.map(({ address }) => address);
    try {
      carrier.tell(addresses, name, params);
    } catch {
      // What a page has missed it finds out by the gap in the numbers.
    }
  }
};
