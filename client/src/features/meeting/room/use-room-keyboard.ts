import { acts } from '../../../core/acts/acts.ts';
import { keyNames, keys, type KeyName } from '../../../core/acts/keys.ts';
import { useKeys } from '../../../react/use-keys.ts';

/** What the room's other keys do, which are about its page and not about the meeting. */
export type PageKeys = Readonly<Partial<Record<KeyName, () => void>>>;

const keysOfActs: ReadonlySet<KeyName> = new Set(acts.flatMap(({ key }) => key ?? []));

/** The room's letters: each stands for an act, or for something of the page. */
export const useRoomKeyboard = (page: PageKeys, pressAct: (key: KeyName) => void, active: boolean): void => {
  const letters = keyNames.flatMap((name) => {
    const press = keysOfActs.has(name) ? () => pressAct(name) : page[name];
    return press === undefined ? [] : keys[name].codes.map((code) => [code, press] as const);
  });
  useKeys(Object.fromEntries(letters), active);
};
