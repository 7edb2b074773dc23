import type { RelayAccess } from '@diem-cau/shared';

/** Of the time that access holds, so much is let pass before new access is asked for, and so much where that failed. */
const renewAfter = 0.75;
const againAfter = 0.05;

/** Keeps a page's access to the relay good as long as its media live: asks for new access in time, and hands it on. */
export class RelayKeeper {
  readonly #renew: () => Promise<RelayAccess | null>;
  readonly #use: (access: RelayAccess) => void;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /**
   * @param renew asks the hub; may reject
   * @param use takes new access into use
   */
  constructor(renew: () => Promise<RelayAccess | null>, use: (access: RelayAccess) => void) {
    this.#renew = renew;
    this.#use = use;
  }

  /** This access came in another way: its time counts from now on. */
  hold(access: RelayAccess | null): void {
    this.close();
    if (access !== null) this.#after(access.forMs * renewAfter, access);
  }

  /** Idempotent. */
  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #after(delayMs: number, last: RelayAccess): void {
    const timer = setTimeout(() => {
      this.#renew().then(
        (access) => {
          if (this.#timer !== timer || access === null) return;
          this.#use(access);
          this.hold(access);
        },
        () => {
          if (this.#timer === timer) this.#after(last.forMs * againAfter, last);
        },
      );
    }, delayMs);
    this.#timer = timer;
  }
}
