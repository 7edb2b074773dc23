import type { Follower, Settled } from './followers.ts';

/** Tells when a meeting stands differently on the list of open meetings: its course or its seats have changed, or whom it calls or keeps out. */
export class OpenListWatch implements Follower {
  readonly name = 'open list';
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  settled({ before, meeting }: Pick<Settled, 'before' | 'meeting'>): void {
    const { course, seats, rings, lock, recording } = meeting;
    const isRecorded = recording !== null;
    const listed = before.rings === rings && before.lock === lock && (before.recording !== null) === isRecorded;
    if (before.course !== course || before.seats !== seats || !listed) this.#changed();
  }

  close(): void {}
}
