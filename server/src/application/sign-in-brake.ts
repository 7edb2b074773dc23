import { Refusal } from '@diem-cau/shared';
import type { Stopwatch } from './ports/clock.ts';

/** By the stopwatch, in milliseconds. */
interface Tries {
  readonly wrong: number;
  readonly waitUntil: number;
  readonly forgetAt: number;
}

const firstWaitMs = 15_000;
const longestWaitMs = 15 * 60_000;
const forgetAfterMs = 60 * 60_000;
/** Keys remembered at once; with more, those about to be forgotten first go first, so that a flood of names costs no memory. */
const mostKeys = 20_000;

const waitText = (ms: number): string =>
  ms < 60_000 ? `Thử lại sau ${Math.ceil(ms / 1_000)} giây.` : `Thử lại sau ${Math.ceil(ms / 60_000)} phút.`;

/**
 * Slows down guessing: after `free` wrong tries with a key (a user name, an address) each further wrong one brings a wait that doubles
 * from 15 s to 15 min. A try is counted before its outcome is known, so that many at once gain nothing. It forgets after an hour.
 */
export class SignInBrake {
  readonly #stopwatch: Stopwatch;
  readonly #tries = new Map<string, Tries>();

  constructor(stopwatch: Stopwatch) {
    this.#stopwatch = stopwatch;
  }

  /** Counts a try as wrong until `right` takes it back. Refuses with `too-many-requests` while any of the keys has to wait. */
  begin(keys: readonly { readonly key: string; readonly free: number }[]): void {
    const now = this.#stopwatch.monotonicMs();
    const waitMs = Math.max(0, ...keys.map(({ key }) => (this.#tries.get(key)?.waitUntil ?? now) - now));
    if (waitMs > 0) throw new Refusal('too-many-requests', [waitText(waitMs)]);
    for (const { key, free } of keys) {
      const before = this.#tries.get(key);
      const wrong = (before !== undefined && before.forgetAt > now ? before.wrong : 0) + 1;
      const wait = wrong < free ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(wrong - free, 10));
      this.#remember(key, { wrong, waitUntil: now + wait, forgetAt: now + wait + forgetAfterMs });
    }
  }

  /** The try was right: `forgiven` keys start anew, of the others only this try is taken back. */
  right(forgiven: readonly string[], others: readonly string[]): void {
    for (const key of forgiven) this.#tries.delete(key);
    for (const key of others) {
      const tries = this.#tries.get(key);
      if (tries !== undefined)
        this.#remember(key, { ...tries, wrong: tries.wrong - 1, waitUntil: Number.NEGATIVE_INFINITY });
    }
  }

  #remember(key: string, tries: Tries): void {
    this.#tries.delete(key);
    this.#tries.set(key, tries);
    for (const [oldest] of this.#tries) {
      if (this.#tries.size <= mostKeys) break;
      this.#tries.delete(oldest);
    }
  }
}
