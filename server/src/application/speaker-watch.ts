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
  #voices: readonly Voice[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(clock: Clock, changed: (speaking: EndpointId | null) => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  /** Takes in the voices above the threshold; they are taken to last until the next call. */
  hear(voices: readonly Voice[]): void {
    this.#voices = voices;
    this.#look();
  }

  /** Forgets an endpoint that went away or whose microphone was closed, without waiting for its silence. */
  forget(endpointId: EndpointId): void {
    this.#voices = this.#voices.filter((voice) => voice.endpointId !== endpointId);
    const before = this.#choice.speaking;
    this.#choice = forget(this.#choice, endpointId);
    if (before === endpointId) this.#changed(null);
  }

  /** Idempotent. */
  close(): void {
    this.#stopTimer();
    this.#voices = [];
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #look(): void {
    this.#stopTimer();
    const before = this.#choice.speaking;
    this.#choice = hear(this.#choice, this.#voices, this.#clock.now());
    if (this.#choice.speaking !== before) this.#changed(this.#choice.speaking);
    if (this.#voices.length > 0 || this.#choice.speaking !== null) this.#timer = setTimeout(() => this.#look(), tickMs);
  }
}
