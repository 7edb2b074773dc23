/**
 * Runs when the person allows at the browser what was refused, so that nobody has to load the page anew; browsers that don't tell are left
 * alone. Returns what ends it.
 */
export const watchPermission = (name: 'camera' | 'microphone', allowed: () => void): (() => void) => {
  let ended = false;
  let status: PermissionStatus | null = null;
  const follow = (): void => {
    if (status?.state === 'granted') allowed();
  };
  const watch = async (): Promise<void> => {
    const found = await navigator.permissions.query({ name });
    if (ended) return;
    status = found;
    found.addEventListener('change', follow);
  };
  watch().catch(() => undefined);
  return () => {
    ended = true;
    status?.removeEventListener('change', follow);
  };
};
