/** Tells the tabs of one browser which of them sits in the meeting, so that a second one does not take the seat unasked. */
export interface SeatLock {
  /** True when no other living tab holds the seat. Waits a moment for the tab that is just being reloaded. */
  isFree(): Promise<boolean>;
  /** Holds the seat for this tab, whoever held it before. */
  hold(): void;
  release(): void;
}

const name = 'diem-cau.seat';
const reloadGraceMs = 1_500;

/** The lock by the browser's Web Locks; where there are none, the seat always counts as free. */
export const browserSeatLock = (): SeatLock => {
  let letGo: (() => void) | null = null;
  return {
    async isFree() {
      if (!('locks' in navigator)) return true;
      const signal = AbortSignal.timeout(reloadGraceMs);
      return navigator.locks.request(name, { signal }, () => true).catch(() => false);
    },
    hold() {
      if (letGo !== null || !('locks' in navigator)) return;
      const held = new Promise<void>((resolve) => (letGo = resolve));
      // Stolen by another tab: that tab has the seat now.
      navigator.locks.request(name, { steal: true }, () => held).catch(() => (letGo = null));
    },
    release() {
      letGo?.();
      letGo = null;
    },
  };
};
