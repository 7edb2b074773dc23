import { timeOfPc } from './clock.ts';

/** How often the hub is asked whether it answers, in milliseconds. */
const askAgainInMs = 2_000;

/** Longer than an answer takes on the weakest line; on one that is cut a request may hang for minutes. */
const answersWithinMs = 10_000;

/** Whether the hub answers now. Never rejects. */
export const hubAnswers = async (): Promise<boolean> => {
  try {
    return (await fetch('/readyz', { cache: 'no-store', signal: AbortSignal.timeout(answersWithinMs) })).ok;
  } catch {
    return false;
  }
};

/** Waits in milliseconds before the page is loaded anew for the first, second … time in a row; the last for all further times. */
const pausesMs = [0, 2_000, 5_000, 10_000, 20_000, 60_000] as const;
/** A page that stood for so long, in milliseconds, was whole: what is lost later begins anew. Longer than the longest pause. */
const wholeAfterMs = 300_000;
/** `too-old.js` counts under the same name what keeps the page from beginning at all. */
const key = 'diem-cau.lost-parts';

interface Reloading {
  readonly kept: () => string | null;
  readonly keep: (text: string) => void;
  readonly answers: () => Promise<boolean>;
  readonly wait: (ms: number) => Promise<void>;
  readonly reload: () => void;
  readonly now: () => number;
}

/**
 * Loads the page anew, as soon as the hub answers, when a part of it that is only loaded where it is opened did not come: the hub was
 * renewed while the page stood open, or is away, or the PC's network changed just then. Chromium never asks again for such a part by itself.
 * Each time in a row waits longer, so that a hub that lacks a part does not make the page flicker, and none is the last: nobody may be there
 * to press. What was being typed is kept by the pages themselves.
 */
export class LostPart {
  readonly #doing: Reloading;
  #comesBack = false;

  constructor(doing: Reloading) {
    this.#doing = doing;
  }

  /** Whether the page will be loaded anew by itself. */
  get comesBack(): boolean {
    return this.#comesBack;
  }

  /** Idempotent: several parts may be lost at once. */
  async reload(): Promise<void> {
    if (this.#comesBack) return;
    this.#comesBack = true;
    const { kept, keep, answers, wait, reload, now } = this.#doing;
    const [times = 0, last = 0] = (kept() ?? '').split(' ').map(Number);
    // Of a time to come nothing is known: the clock was set back.
    const inARow = last <= now() && now() - last < wholeAfterMs ? times : 0;
    await wait(pausesMs[Math.min(inARow, pausesMs.length - 1)] ?? 0);
    while (!(await answers())) await wait(askAgainInMs);
    keep(`${inARow + 1} ${now()}`);
    reload();
  }
}

/** The page's own. */
export const lostPart = new LostPart({
  kept: () => sessionStorage.getItem(key),
  keep: (text) => sessionStorage.setItem(key, text),
  answers: hubAnswers,
  wait: (ms) => new Promise((done) => setTimeout(done, ms)),
  reload: () => window.location.reload(),
  now: timeOfPc,
});
