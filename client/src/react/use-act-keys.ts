import { acts } from '../core/acts/acts.ts';
import { keyNames, keys, type KeyName } from '../core/acts/keys.ts';
import { useKeys } from './use-keys.ts';

/** What the other keys of a surface do, which are about its page and not about the meeting. */
export type PageKeys = Readonly<Partial<Record<KeyName, () => void>>>;

const keysOfActs: ReadonlySet<KeyName> = new Set(acts.flatMap(({ key }) => key ?? []));

/** The keys of a surface that conducts: each stands for an act, or for something of the page. */
export const useActKeys = (page: PageKeys, pressAct: (key: KeyName) => void, active: boolean): void => {
  const letters = keyNames.flatMap((name) => {
    const press = keysOfActs.has(name) ? () => pressAct(name) : page[name];
    return press === undefined ? [] : keys[name].codes.map((code) => [code, press] as const);
  });
  useKeys(Object.fromEntries(letters), active);
};
