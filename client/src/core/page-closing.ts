/** Runs when the page is closed or loaded anew; returns what ends it. */
export const onPageClosing = (run: () => void): (() => void) => {
  window.addEventListener('pagehide', run);
  return () => window.removeEventListener('pagehide', run);
};
