import type { Asking, OwnAct } from './act.ts';

/** Theirs alone who sit in the meeting: a desk that watches has nothing to switch. */
const ofPage = {
  right: 'takeSeat',
  when: ({ on, who }: Asking): boolean => on === null && who.kind === 'endpoint',
} as const;

/** What an endpoint's page does with its own devices; nobody else can do it for it. */
export const ownMicrophone: OwnAct = {
  name: 'own-microphone',
  key: 'microphone',
  how: 'at-once',
  own: 'microphone',
  ...ofPage,
};
export const ownCamera: OwnAct = { name: 'own-camera', key: 'camera', how: 'at-once', own: 'camera', ...ofPage };
export const ownScreen: OwnAct = { name: 'own-screen', key: 'screen', how: 'at-once', own: 'screen', ...ofPage };

/** Gives the own place in the meeting up; coming back leaves a gap on the record. */
export const leave: OwnAct = { name: 'leave', how: 'asks-once', own: 'place', ...ofPage };
