import type { SeenPage } from '../../src/core/when-seen.ts';

/** A page that the test hides and shows. */
export class FakePage implements SeenPage {
  visibilityState: DocumentVisibilityState = 'visible';
  readonly #looking = new Set<EventListenerOrEventListenerObject>();

  addEventListener(_type: string, listener: EventListenerOrEventListenerObject): void {
    this.#looking.add(listener);
  }
  removeEventListener(_type: string, listener: EventListenerOrEventListenerObject): void {
    this.#looking.delete(listener);
  }

  turn(visibilityState: DocumentVisibilityState): void {
    this.visibilityState = visibilityState;
    const event = new Event('visibilitychange');
    for (const each of this.#looking)
      if (typeof each === 'function') each(event);
      else each.handleEvent(event);
  }
}
