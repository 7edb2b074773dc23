import { sendRights } from '@diem-cau/shared';
import { holderOf, placeInQueue } from '../floor/floor.ts';
import { seatOf } from '../meeting-store.ts';
import type { Asking, Conduct, FormAct, OwnAct } from './act.ts';

/** Theirs alone who sit in the meeting: a desk that watches has nothing to switch. */
const ofPage = {
  place: 'own',
  when: ({ on, who }: Asking): boolean => on === null && who.kind === 'endpoint',
} as const;

/** The endpoint whose page it is, where the floor can be given to it: the leading one never asks for it. */
const speaker = ({ view, who, on }: Asking) => {
  const seat = on === null && who.kind === 'endpoint' ? seatOf(view, who.endpointId) : null;
  return seat === null || seat.leads ? null : seat.endpointId;
};

const ofSpeaker = { place: 'own', right: 'takeSeat' } as const;

/** What an endpoint's page does with its own devices; nobody else can do it for it. */
export const ownMicrophone: OwnAct = {
  ...ofPage,
  name: 'own-microphone',
  key: 'microphone',
  how: 'at-once',
  own: 'microphone',
  right: sendRights.microphone,
};
export const ownCamera: OwnAct = {
  ...ofPage,
  name: 'own-camera',
  key: 'camera',
  how: 'at-once',
  own: 'camera',
  right: sendRights.camera,
};
export const ownScreen: OwnAct = {
  ...ofPage,
  name: 'own-screen',
  key: 'screen',
  how: 'at-once',
  own: 'screen',
  right: sendRights.screen,
};

/** Asks for the floor, or says what about; a form asks what about. */
export const raiseHand: FormAct<'floor.raiseHand'> = {
  ...ofSpeaker,
  name: 'raise-hand',
  how: 'form',
  request: 'floor.raiseHand',
  when: (asking) => {
    const own = speaker(asking);
    return own !== null && holderOf(asking.view, own) === null;
  },
};

/** Asks for the floor no longer. */
export const withdrawHand: Conduct = {
  ...ofSpeaker,
  name: 'withdraw-hand',
  how: 'at-once',
  request: 'floor.withdrawHand',
  params: () => ({}),
  when: (asking) => placeInQueue(asking.view, speaker(asking)) !== null,
  takenBackBy: 'raise-hand',
};

/** Gives the floor back of one's own accord. */
export const yieldFloor: Conduct = {
  ...ofSpeaker,
  name: 'yield-floor',
  how: 'at-once',
  request: 'floor.yield',
  params: () => ({}),
  when: (asking) => holderOf(asking.view, speaker(asking)) !== null,
  takenBackBy: 'raise-hand',
};

/** Answers that this endpoint is ready. */
export const sayReady: Conduct = {
  ...ofSpeaker,
  name: 'say-ready',
  how: 'at-once',
  request: 'ready.say',
  params: () => ({ reason: null }),
  when: (asking) => asking.view.ready !== null && speaker(asking) !== null,
  takenBackBy: 'say-unready',
};

/** Answers that it is not, and why. */
export const sayUnready: FormAct<'ready.say'> = {
  ...ofSpeaker,
  name: 'say-unready',
  how: 'form',
  request: 'ready.say',
  when: sayReady.when,
};

/** Confirms that somebody is there. */
export const confirmPresence: Conduct = {
  ...ofSpeaker,
  name: 'confirm-presence',
  how: 'at-once',
  request: 'checkpoints.confirm',
  params: () => ({}),
  when: (asking) => {
    const own = speaker(asking);
    return asking.view.checkpoint !== null && own !== null && seatOf(asking.view, own)?.confirmedAt === undefined;
  },
  takenBackBy: 'leave',
};

/** Receives a conclusion that concerns this endpoint, as it stands on its page. */
export const receiveConclusion: FormAct<'receipts.give'> = {
  ...ofSpeaker,
  name: 'receive-conclusion',
  how: 'form',
  request: 'receipts.give',
  when: (asking) => (seatOf(asking.view, speaker(asking))?.asked ?? []).some(({ receivedAt }) => receivedAt === null),
};

/** Says something to whoever conducts, by a phrase or a line of one's own. */
export const sendMessage: FormAct<'messages.send'> = {
  ...ofSpeaker,
  name: 'send-message',
  how: 'form',
  request: 'messages.send',
  when: (asking) => speaker(asking) !== null,
};

/** Gives the own place in the meeting up; coming back leaves a gap on the record. */
export const leave: OwnAct = { ...ofPage, name: 'leave', how: 'asks-once', own: 'place', right: 'takeSeat' };

/** What an endpoint does with what is its own, in the order in which surfaces draw it. */
export const ownActs = [
  ownMicrophone,
  raiseHand,
  withdrawHand,
  yieldFloor,
  sayReady,
  sayUnready,
  confirmPresence,
  receiveConclusion,
  sendMessage,
  ownCamera,
  ownScreen,
  leave,
] as const;
