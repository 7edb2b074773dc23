import type { Follower, Settled } from './followers.ts';

/** Tells when a meeting stands differently on the list of open meetings: its course or its seats have changed. */
export class OpenListWatch implements Follower {
  readonly name = 'open list';
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  settled({ before, meeting }: Pick<Settled, 'before' | 'meeting'>): void {
    if (before.course !== meeting.course || before.seats !== meeting.seats) this.#changed();
  }

  close(): void {}
}
