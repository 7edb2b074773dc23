import { isPossible, type Act, type Asking } from './act.ts';
import { breakActs, closeMeeting } from './course.ts';
import { addEndpoint, changeCap } from './endpoints.ts';
import type { KeyName } from './keys.ts';
import { microphoneActs } from './microphones.ts';
import { leave, ownCamera, ownMicrophone, ownScreen } from './own.ts';
import { stopScreen } from './screen.ts';
import { nameSecretary } from './secretary.ts';

/** All that can be done in a meeting, in the order in which surfaces draw it; what takes an act back stands after it. */
export const acts: readonly Act[] = [
  ...microphoneActs,
  stopScreen,
  ...breakActs,
  closeMeeting,
  addEndpoint,
  changeCap,
  nameSecretary,
  ownMicrophone,
  ownCamera,
  ownScreen,
  leave,
];

/** What can be done now, about one endpoint or about the whole meeting. */
export const possibleActs = (asking: Asking): readonly Act[] => acts.filter((act) => isPossible(act, asking));

/**
 * What a key does now: about the endpoint that is chosen, where the key has an act for one, else about the whole meeting; null where
 * nothing of it is possible.
 */
export const actOfKey = (key: KeyName, asking: Asking): { readonly act: Act; readonly asking: Asking } | null => {
  for (const tried of asking.on === null ? [asking] : [asking, { ...asking, on: null }]) {
    const act = acts.findLast((each) => each.key === key && isPossible(each, tried));
    if (act !== undefined) return { act, asking: tried };
  }
  return null;
};
