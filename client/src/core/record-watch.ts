import { Refusal, watchedKey, type ParamsIn } from '@diem-cau/shared';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Hub } from './hub.ts';

/** What of the records a page watches. */
export type WatchedOnPage = ParamsIn<'record.watch'>['watched'][number];

interface Watcher {
  readonly what: WatchedOnPage;
  readonly changed: () => void;
  /** Whether the hub has told it of everything since it read what it shows. */
  kept: boolean;
}

/** A line that is gone for so long, in milliseconds, is no restart any more: whoever reads the page is told. */
const awayAfterMs = 5_000;
const askAgainMs = 2_000;

/**
 * Hears from the hub when a record that a page shows has changed. It is connected from the first that is watched on. After each time that
 * the hub could not tell, each watcher is told once, for it may have missed something.
 */
export class RecordWatch {
  /** Whether the hub has been away for a while, so that what the pages show may be out of date. */
  readonly line: StoreApi<{ readonly away: boolean }> = createStore(() => ({ away: false }));
  /** Connected while something is watched. */
  readonly hub: Hub;
  readonly #watchers = new Set<Watcher>();
  /** What the hub tells of. */
  #told: ReadonlySet<string> = new Set();
  #ends: (() => void)[] = [];
  #awayTimer: ReturnType<typeof setTimeout> | null = null;
  #againTimer: ReturnType<typeof setTimeout> | null = null;
  #wished = false;
  #asking = false;

  constructor(hub: Hub) {
    this.hub = hub;
  }

  /** Runs `changed` whenever this record is no more what was read until then. Returns what ends it. */
  watch(what: WatchedOnPage, changed: () => void): () => void {
    const watcher = { what, changed, kept: this.#told.has(watchedKey(what)) };
    this.#watchers.add(watcher);
    this.#open();
    this.#wish();
    return () => {
      this.#watchers.delete(watcher);
      this.#wish();
    };
  }

  /** Disconnects, until something is watched again. Idempotent. */
  close(): void {
    for (const end of this.#ends) end();
    this.#ends = [];
    this.hub.stop();
    this.#lost();
    this.#present();
  }

  #open(): void {
    if (this.#ends.length > 0) return;
    const { signalling } = this.hub;
    this.#ends = [
      signalling.connection.subscribe(({ state }) => {
        if (state === 'connected') return this.#connected();
        this.#lost();
        if (state === 'refused') this.#refused();
        else this.#absent();
      }),
      signalling.onNotice('record.changed', ({ changed }) =>
        this.#tell(({ what }) => watchedKey(what) === watchedKey(changed)),
      ),
    ];
    this.#absent();
    this.hub.start();
  }

  #connected(): void {
    this.#present();
    this.#wish();
  }

  /** Nobody is told anything until the hub has been asked again. */
  #lost(): void {
    this.#told = new Set();
    for (const watcher of this.#watchers) watcher.kept = false;
    if (this.#againTimer !== null) clearTimeout(this.#againTimer);
    this.#againTimer = null;
  }

  /** The hub lets this browser in no more: what the pages ask for next says why. */
  #refused(): void {
    this.#present();
    this.#tell(() => true);
  }

  #absent(): void {
    this.#awayTimer ??= setTimeout(() => this.line.setState({ away: true }), awayAfterMs);
  }

  #present(): void {
    if (this.#awayTimer !== null) clearTimeout(this.#awayTimer);
    this.#awayTimer = null;
    this.line.setState({ away: false });
  }

  #tell(whom: (watcher: Watcher) => boolean): void {
    for (const watcher of [...this.#watchers]) if (whom(watcher)) watcher.changed();
  }

  /** Pages that come and go in one breath are one question. */
  #wish(): void {
    this.#wished = true;
    queueMicrotask(() => void this.#ask());
  }

  /** Says what is watched; one question at a time, and the last word counts. */
  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    while (this.#wished && this.hub.signalling.connection.getState().state === 'connected') {
      this.#wished = false;
      await this.#askOnce();
    }
    this.#asking = false;
  }

  async #askOnce(): Promise<void> {
    const watched = new Map([...this.#watchers].map(({ what }) => [watchedKey(what), what]));
    const fresh = [...this.#watchers].filter(({ kept }) => !kept);
    const still = new Set([...this.#told].filter((key) => watched.has(key)));
    if (fresh.length === 0 && still.size === watched.size && still.size === this.#told.size) return;
    this.#told = still;
    try {
      await this.hub.signalling.ask('record.watch', { watched: [...watched.values()] });
    } catch (error) {
      // Without an answer it is asked once more; a hub that refuses is not asked before the next connection.
      if (!(error instanceof Refusal) || error.code === 'too-many-requests') this.#askLater();
      return;
    }
    this.#told = new Set(watched.keys());
    for (const watcher of fresh) watcher.kept = true;
    this.#tell((watcher) => fresh.includes(watcher));
  }

  #askLater(): void {
    this.#againTimer ??= setTimeout(() => {
      this.#againTimer = null;
      this.#wish();
    }, askAgainMs);
  }
}
