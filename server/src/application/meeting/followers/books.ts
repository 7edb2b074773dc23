import type { RecordChange } from '../connections/record-watchers.ts';
import { isTalk } from '../../../domain/meeting/talk.ts';
import type { Follower, Settled } from './followers.ts';

/** Tells those who watch the meeting's record that something was written down: what comes and goes within minutes, or its course. */
export class BooksWatch implements Follower {
  readonly name = 'books';
  readonly #changed: (change: RecordChange) => void;

  constructor(changed: (change: RecordChange) => void) {
    this.#changed = changed;
  }

  settled({ facts }: Pick<Settled, 'facts'>): void {
    if (facts.length > 0) this.#changed(facts.every(({ event }) => isTalk(event)) ? 'talk' : 'course');
  }

  close(): void {}
}
