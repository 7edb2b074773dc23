import { SessionBody } from '@diem-cau/shared';
import { tabStorage } from '../../../core/tab-storage.ts';

const key = 'diem-cau.session';

/** Who signed in was on this tab's last page, so that a reload draws its frame at once; the hub's own answer follows. */
export const rememberedSession = (storage: Pick<Storage, 'getItem'> | null = tabStorage()): SessionBody | null => {
  try {
    return SessionBody.safeParse(JSON.parse(storage?.getItem(key) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
};

/** Forgets who was signed in, whose name the next one would see for a moment. */
export const forgetSession = (storage: Pick<Storage, 'removeItem'> | null = tabStorage()): void => {
  try {
    storage?.removeItem(key);
  } catch {
    // Nothing was kept.
  }
};

/** Keeps who is signed in until the tab is closed or nobody is. */
export const rememberSession = (
  session: SessionBody,
  storage: Pick<Storage, 'setItem' | 'removeItem'> | null = tabStorage(),
): void => {
  try {
    if (session.me === null) forgetSession(storage);
    else storage?.setItem(key, JSON.stringify(session));
  } catch {
    // Without storage the frame waits for the hub's answer.
  }
};
