/** Tells the tabs of one browser which of them sits in the meeting, so that a second one does not take the seat unasked. */
export interface SeatLock {
  /** True when no other living tab holds the seat. Waits a moment for the tab that is just being reloaded. */
  isFree(): Promise<boolean>;
  /**
   * Calls once as soon as no other tab holds the seat, and none took it within the time of a reload; until this one holds or releases it. `soon` is whether that was
   * within the time in which a tab that is being closed, or has crashed, still seems to sit there.
   */
  onFree(freed: (soon: boolean) => void): void;
  /** Holds the seat for this tab, whoever held it before. */
  hold(): void;
  release(): void;
}

const name = 'diem-cau.seat';
const reloadGraceMs = 1_500;
/** So long a closing tab keeps its hold at most on a busy PC. */
const closingMs = 30_000;

const isFreeNow = (): Promise<boolean> => navigator.locks.request(name, { ifAvailable: true }, (lock) => lock !== null);

/** Waits until nobody holds the seat, and nobody does a moment later. Rejects when it is not waited for any more. */
const stayedFree = async (signal: AbortSignal): Promise<void> => {
  for (;;) {
    await navigator.locks.request(name, { signal }, () => undefined);
    await new Promise((done) => setTimeout(done, reloadGraceMs));
    const isFree = await isFreeNow();
    signal.throwIfAborted();
    if (isFree) return;
  }
};

/** The lock by the browser's Web Locks; where there are none, the seat always counts as free. */
export const browserSeatLock = (): SeatLock => {
  let letGo: (() => void) | null = null;
  let stopWaiting = (): void => undefined;
  return {
    async isFree() {
      if (!('locks' in navigator)) return true;
      const signal = AbortSignal.timeout(reloadGraceMs);
      const came = await navigator.locks.request(name, { signal }, () => true).catch(() => false);
      // On a busy PC the time may be over before the answer of a lock that nobody holds is read.
      return came || isFreeNow();
    },
    onFree(freed) {
      if (!('locks' in navigator)) return;
      const waiting = new AbortController();
      stopWaiting = () => waiting.abort();
      const sinceMs = performance.now();
      stayedFree(waiting.signal).then(
        () => freed(performance.now() - sinceMs < closingMs),
        () => undefined,
      );
    },
    hold() {
      stopWaiting();
      if (letGo !== null || !('locks' in navigator)) return;
      const held = new Promise<void>((resolve) => (letGo = resolve));
      // Stolen by another tab: that tab has the seat now.
      navigator.locks.request(name, { steal: true }, () => held).catch(() => (letGo = null));
    },
    release() {
      stopWaiting();
      letGo?.();
      letGo = null;
    },
  };
};
