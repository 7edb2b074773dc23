/** Keeps the screen from going dark while a meeting is shown; returns what ends it. Browsers without it are left as they are. */
export const keepAwake = (): (() => void) => {
  let lock: WakeLockSentinel | null = null;
  let ended = false;
  const take = async (): Promise<void> => {
    if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
    // Refused, for instance, on an empty battery.
    const taken = await navigator.wakeLock.request('screen').catch(() => null);
    if (ended) await taken?.release();
    else lock = taken;
  };
  // The browser gives the lock up whenever the page is hidden.
  const again = (): void => void take();
  document.addEventListener('visibilitychange', again);
  void take();
  return () => {
    ended = true;
    document.removeEventListener('visibilitychange', again);
    void lock?.release();
  };
};
