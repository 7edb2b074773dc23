import { hubAnswers } from './lost-part.ts';

/** How long after it was first wanted the part is loaded, in milliseconds: what a page begins with goes before it. */
const soonMs = 10_000;
/** How long one that is needed is waited for, in milliseconds: on a line that is cut it may hang for minutes. */
const waitsMs = 10_000;

const after = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), ms));

/**
 * A part of the page that is needed just when the hub is hard to reach, and so is loaded while it is there. It is asked for only when the
 * hub answers: Chromium never asks again for a part that did not come, and the page would be loaded anew for it.
 */
export class EarlyPart<Part> {
  readonly #load: () => Promise<Part>;
  readonly #answers: () => Promise<boolean>;
  #loading: Promise<Part | null> | null = null;
  #soon: ReturnType<typeof setTimeout> | null = null;

  constructor(load: () => Promise<Part>, answers = hubAnswers) {
    this.#load = load;
    this.#answers = answers;
  }

  /** Loads it when the page has begun. Idempotent. */
  soon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = null;
      void this.get();
    }, soonMs);
  }

  /** The part; null where the hub does not give it now. Never rejects. */
  async get(): Promise<Part | null> {
    this.#loading ??= this.#ask();
    return Promise.race([this.#loading, after(waitsMs)]);
  }

  /** The part, where it is opened (`Part`). Rejects where the hub does not give it now. */
  readonly need = async (): Promise<Part> => {
    const part = await this.get();
    if (part === null) throw new Error('the hub does not give it now');
    return part;
  };

  async #ask(): Promise<Part | null> {
    try {
      if (await this.#answers()) return await this.#load();
    } catch {
      // It went away between the two: the page loads itself anew when it is back.
    }
    this.#loading = null;
    return null;
  }
}
