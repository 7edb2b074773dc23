import type { EndpointId } from '@diem-cau/shared';
import {
  hear,
  nobodySpeaks,
  onlyOf,
  type SpeakerChoice,
  type Voice,
} from '../../../domain/meeting/speaker/speaker-choice.ts';
import { isAudible } from '../../../domain/meeting/sources/sending.ts';
import { guarded } from '../../kit/guarded.ts';
import type { Stopwatch } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Follower, Settled } from './followers.ts';

/** How often the choice is looked at again while nothing new is heard, in milliseconds. */
const tickMs = 500;

/** Watches who speaks in one meeting and tells each change once. */
export class SpeakerWatch implements Follower {
  readonly name = 'speaker';
  readonly #clock: Stopwatch;
  readonly #logger: Logger;
  readonly #changed: (speaking: EndpointId | null) => void;
  #choice: SpeakerChoice = nobodySpeaks;
  #timer: NodeJS.Timeout | null = null;

  constructor(clock: Stopwatch, logger: Logger, changed: (speaking: EndpointId | null) => void) {
    this.#clock = clock;
    this.#logger = logger;
    this.#changed = changed;
  }

  /** Takes in the voices above the threshold. */
  hear(voices: readonly Voice[]): void {
    this.#stopTimer();
    this.#settle(hear(this.#choice, voices, this.#clock.monotonicMs()));
    const { speaking, speeches } = this.#choice;
    if (speaking !== null || speeches.size > 0)
      this.#timer = setTimeout(
        guarded(this.#logger, 'silence', () => this.hear([])),
        tickMs,
      );
  }

  /** Forgets whoever can't be heard any more, without waiting for the silence. */
  settled({ meeting }: Pick<Settled, 'meeting'>): void {
    this.#settle(onlyOf(this.#choice, (endpointId) => isAudible(meeting, endpointId)));
  }

  /** Forgets all that was heard: nobody listened for a while. */
  startAnew(): void {
    this.#stopTimer();
    this.#choice = nobodySpeaks;
  }

  /** Idempotent. */
  close(): void {
    this.#stopTimer();
    this.#choice = nobodySpeaks;
  }

  #settle(choice: SpeakerChoice): void {
    const before = this.#choice.speaking;
    this.#choice = choice;
    if (choice.speaking !== before) this.#changed(choice.speaking);
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
