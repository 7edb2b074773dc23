import type { EndpointId } from '@diem-cau/shared';
import { forget, hear, nobodySpeaks, type SpeakerChoice, type Voice } from '../domain/speaker-choice.ts';
import type { Clock } from './ports/clock.ts';

/** How often the choice is looked at again while nothing new is heard, in milliseconds. */
const tickMs = 500;

/** Watches who speaks in one meeting and tells each change once. */
export class SpeakerWatch {
  readonly #clock: Clock;
  readonly #changed: (speaking: EndpointId | null) => void;
  #choice: SpeakerChoice = nobodySpeaks;
  #timer: NodeJS.Timeout | null = null;

  constructor(clock: Clock, changed: (speaking: EndpointId | null) => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  /** Takes in the voices above the threshold. */
  hear(voices: readonly Voice[]): void {
    this.#stopTimer();
    this.#settle(hear(this.#choice, voices, this.#clock.now()));
    const { speaking, speeches } = this.#choice;
    if (speaking !== null || speeches.size > 0) this.#timer = setTimeout(() => this.hear([]), tickMs);
  }

  /** Forgets an endpoint that went away or whose microphone was closed, without waiting for its silence. */
  forget(endpointId: EndpointId): void {
    this.#settle(forget(this.#choice, endpointId));
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
