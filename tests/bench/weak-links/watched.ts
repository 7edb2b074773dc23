import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { lineClockMs } from '../../../scripts/weak-line/line.ts';
import type { Begun, Concealment, Sample } from './probe.ts';

/** How often what a page has noted is fetched, and how old a note may get here, in milliseconds. */
const fetchEveryMs = 400;
const keptMs = 5 * 60_000;

/** A page with a probe, whose notes are kept here by the line's clock. */
export class Watched {
  readonly page: Page;
  readonly #notes = new Map<string, Sample[]>();
  #ahead = 0;
  #ended = false;

  constructor(page: Page) {
    this.page = page;
    void this.#fetchOn();
  }

  /** What it noted of another endpoint. */
  samples(of: string): readonly Sample[] {
    return this.#notes.get(of) ?? [];
  }

  /** Learns how the page's clock stands to the line's, by the fastest of some questions; after each loading. */
  async compareClocks(): Promise<void> {
    let best = Infinity;
    for (let question = 0; question < 20; question += 1) {
      const askedAt = lineClockMs();
      const there = await this.page.evaluate(() => performance.now());
      const took = lineClockMs() - askedAt;
      if (took < best) [best, this.#ahead] = [took, askedAt + took / 2 - there];
    }
  }

  /** Loads the page anew, and says yes when it asks whether to go on talking. */
  async reload(): Promise<void> {
    await this.page.reload({ timeout: 60_000 });
    await this.compareClocks();
    const yes = this.page.getByTestId('return-yes');
    await yes.click({ timeout: 10_000 }).catch(() => undefined);
  }

  concealment(of: string): Promise<Concealment> {
    return this.#ask('concealment', of);
  }

  /** What its browser sends and receives of pictures, and over which ways, a line each. */
  pictures(): Promise<readonly string[]> {
    return this.#ask('pictures', '');
  }

  begun(): Promise<Begun> {
    return this.#ask('begun', '');
  }

  /** Fetches no more. */
  end(): void {
    this.#ended = true;
  }

  async #fetchOn(): Promise<void> {
    while (!this.#ended) {
      // A page that is just being loaded has nothing to tell.
      const fresh = await this.#ask<(Sample & { readonly endpointId: string })[]>('samples', '').catch(() => []);
      for (const { endpointId, at, ...note } of fresh) {
        const notes = this.#notes.get(endpointId) ?? [];
        this.#notes.set(endpointId, notes);
        notes.push({ at: at + this.#ahead, ...note });
      }
      const oldest = lineClockMs() - keptMs;
      for (const notes of this.#notes.values()) {
        const old = notes.findIndex(({ at }) => at > oldest);
        if (old > 0) notes.splice(0, old);
      }
      await delay(fetchEveryMs);
    }
  }

  #ask<Answer>(what: string, about: string): Promise<Answer> {
    return this.page.evaluate(
      ([name, value]) => {
        const probe: unknown = Reflect.get(window, 'probe');
        const ask: unknown = typeof probe === 'object' && probe !== null ? Reflect.get(probe, name) : null;
        if (typeof ask !== 'function') throw new Error('the page has no probe');
        return ask(value);
      },
      [what, about] as const,
    );
  }
}
