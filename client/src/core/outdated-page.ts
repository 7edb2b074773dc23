/** At most one reload in this time, in milliseconds: a hub that answers nonsense must not make the page flicker for ever. */
const onceInMs = 60_000;
const key = 'diem-cau.reloaded';

/**
 * Whether a page that does not understand the hub should load itself anew: the hub was renewed while the page stood open, and has a
 * newer page to give. Remembers that it said yes.
 */
export const shouldReload = (storage: Pick<Storage, 'getItem' | 'setItem'>, now: number): boolean => {
  const last = Number(storage.getItem(key) ?? 0);
  // Of a time to come nothing is known: the clock was set back.
  if (last <= now && now - last < onceInMs) return false;
  storage.setItem(key, String(now));
  return true;
};
