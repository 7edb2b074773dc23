import { amberSeconds, type FloorHolder, type Instant } from '@diem-cau/shared';

/** How the time of whoever has the floor stands. */
export interface TimeLeft {
  /** `calm`; `amber` for the last seconds; `red` when they are over; `open` where no time was given. */
  readonly tone: 'calm' | 'amber' | 'red' | 'open';
  /** As it is shown: what is left, `4:32`; what is over, `+0:12`; how long it has lasted where no time was given. */
  readonly text: string;
}

/** A length in whole seconds as minutes and seconds: `3:05`. */
export const minutesAndSeconds = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** The time of a holder at an instant of the hub. A second that has begun still counts as left, and none counts as over before it is. */
export const timeLeft = ({ since, until }: Pick<FloorHolder, 'since' | 'until'>, now: Instant): TimeLeft => {
  if (until === null) return { tone: 'open', text: minutesAndSeconds(Math.max(0, Math.floor((now - since) / 1_000))) };
  const left = Math.ceil((until - now) / 1_000);
  if (left > 0) return { tone: left > amberSeconds ? 'calm' : 'amber', text: minutesAndSeconds(left) };
  const over = Math.floor((now - until) / 1_000);
  return { tone: 'red', text: over === 0 ? '0:00' : `+${minutesAndSeconds(over)}` };
};
