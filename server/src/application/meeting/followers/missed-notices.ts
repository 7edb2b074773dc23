import type { ConsumerId, NoticeOf } from '@diem-cau/shared';
import type { Stopwatch } from '../../ports/clock.ts';
import type { Page } from '../connections/page.ts';

/**
 * What was told so long before a page was heard last may be lost with its socket all the same, in milliseconds: the page's sign of life may
 * have answered something older that was still on its way.
 */
const uncertainMs = 15_000;

/** Something that a page was told about its media, and when. */
type Told = { readonly atMs: number } & (
  { readonly closed: readonly ConsumerId[] } | { readonly stopped: NoticeOf<'media.stopped'> }
);

/**
 * What a page was told about its media lately: a page that goes on in its place is told again, for nobody knows what of it arrived. However
 * long nothing is heard of the page, it keeps no more than what the page had when its socket was lost: of what it was offered and lost again
 * afterwards it knows nothing.
 */
export class MissedNotices {
  readonly #clock: Stopwatch;
  /** The streams that a page was offered while it had a socket, as long as they are open. */
  readonly #had = new Set<ConsumerId>();
  #told: readonly Told[] = [];

  constructor(clock: Stopwatch) {
    this.#clock = clock;
  }

  /** Streams are offered to the page. */
  offered(page: Page, consumerIds: readonly ConsumerId[]): void {
    if (page.departed === null) for (const consumerId of consumerIds) this.#had.add(consumerId);
  }

  /** Streams to the page ended. */
  closed(page: Page, consumerIds: readonly ConsumerId[]): void {
    const known = consumerIds.filter((consumerId) => this.#had.delete(consumerId));
    if (known.length === 0) return;
    this.#keep(page, { closed: known, atMs: this.#clock.monotonicMs() });
    page.tell('media.consumersClosed', { consumerIds: known });
  }

  /** A source of the page was stopped by somebody else. */
  stopped(page: Page, stopped: NoticeOf<'media.stopped'>): void {
    this.#keep(page, { stopped, atMs: this.#clock.monotonicMs() });
    page.tell('media.stopped', stopped);
  }

  /** Another page goes on: it is told all that the one before may have missed. @param sends whether a source is sent again by now */
  tellAgain(page: Page, sends: (source: NoticeOf<'media.stopped'>['source']) => boolean): void {
    for (const each of this.#told)
      if ('closed' in each) page.tell('media.consumersClosed', { consumerIds: [...each.closed] });
      else if (!sends(each.stopped.source)) page.tell('media.stopped', each.stopped);
  }

  #keep(page: Page, told: Told): void {
    const sinceMs = Math.min(page.heardMs, told.atMs) - uncertainMs;
    this.#told = [...this.#told.filter(({ atMs }) => atMs >= sinceMs), told];
  }
}
