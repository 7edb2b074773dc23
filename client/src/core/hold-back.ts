import type { AwayTime } from './away-time.ts';
import { longestAwayMs, type Wish } from './media/what-returns.ts';
import { OneTimer } from './one-timer.ts';

/** After so long an absence nothing returns by itself: the page asks, while it is still away. */
export class HoldBack {
  readonly #away: AwayTime;
  readonly #media: { readonly wish: Wish; holdBack(asks: Wish): void };
  readonly #timer = new OneTimer();

  constructor(away: AwayTime, media: { readonly wish: Wish; holdBack(asks: Wish): void }) {
    this.#away = away;
    this.#media = media;
  }

  /** The page is away from now on. */
  after(delayMs = longestAwayMs): void {
    this.#timer.after(delayMs, () => {
      const leftMs = longestAwayMs - this.#away.ms;
      if (leftMs > 0) this.after(leftMs);
      else this.#media.holdBack(this.#media.wish);
    });
  }

  /** It is back, or sits nowhere any more. Idempotent. */
  cancel(): void {
    this.#timer.cancel();
  }
}
