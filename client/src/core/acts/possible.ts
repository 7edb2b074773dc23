import { holderOfNow } from '../floor/floor.ts';
import { seatOf } from '../meeting-store.ts';
import { isPossible, type Act, type Asking } from './act.ts';
import type { KeyName } from './keys.ts';

/** What of a surface's acts can be done now, about one endpoint or about the whole meeting. */
export const possibleActs = (acts: readonly Act[], asking: Asking): readonly Act[] =>
  acts.filter((act) => isPossible(act, asking));

/**
 * What a key does now: about the endpoint that is chosen, where the key has an act for one, else, where it is about the floor, about
 * whoever has it, else about the whole meeting; null where nothing of it is possible.
 */
export const actOfKey = (
  acts: readonly Act[],
  key: KeyName,
  asking: Asking,
): { readonly act: Act; readonly asking: Asking } | null => {
  const ofKey = acts.filter((act) => act.key === key);
  const ofFloor = ofKey.filter(({ place }) => place === 'floor');
  const holder = seatOf(asking.view, holderOfNow(asking.view)?.endpointId ?? null);
  const tries = [
    { among: ofKey, on: asking.on },
    { among: ofFloor, on: holder },
    { among: ofKey, on: null },
  ];
  for (const { among, on } of tries) {
    const tried = { ...asking, on };
    const act = among.findLast((each) => isPossible(each, tried));
    if (act !== undefined) return { act, asking: tried };
  }
  return null;
};
