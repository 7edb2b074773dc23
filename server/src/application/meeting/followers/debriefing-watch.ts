import type { Meeting } from '../../../domain/meeting/meeting.ts';
import type { Follower, Settled } from './followers.ts';

/** Has a debriefing held where a meeting was closed with one, before its pages are told to move into it. */
export class DebriefingWatch implements Follower {
  readonly name = 'debriefing';
  readonly #began: (closed: Meeting) => void;

  constructor(began: (closed: Meeting) => void) {
    this.#began = began;
  }

  settled({ before, meeting }: Pick<Settled, 'before' | 'meeting'>): void {
    if (before.debriefing.began === null && meeting.debriefing.began !== null) this.#began(meeting);
  }

  close(): void {}
}
