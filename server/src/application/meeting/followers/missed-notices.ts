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

/** What a page was told about its media lately: a page that goes on in its place is told again, for nobody knows what of it arrived. */
export class MissedNotices {
  readonly #clock: Stopwatch;
  #told: readonly Told[] = [];

  constructor(clock: Stopwatch) {
    this.#clock = clock;
  }

  /** Streams to the page ended. */
  closed(page: Page, consumerIds: readonly ConsumerId[]): void {
    this.#keep(page, { closed: consumerIds, atMs: this.#clock.monotonicMs() });
    page.tell('media.consumersClosed', { consumerIds: [...consumerIds] });
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
