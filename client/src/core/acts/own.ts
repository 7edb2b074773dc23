import type { Asking, OwnAct } from './act.ts';

const ofPage = ({ on }: Asking): boolean => on === null;

/** What an endpoint's page does with its own devices; nobody else can do it for it. */
export const ownMicrophone: OwnAct = {
  name: 'own-microphone',
  key: 'microphone',
  how: 'at-once',
  own: 'microphone',
  when: ofPage,
};
export const ownCamera: OwnAct = { name: 'own-camera', key: 'camera', how: 'at-once', own: 'camera', when: ofPage };
export const ownScreen: OwnAct = { name: 'own-screen', key: 'screen', how: 'at-once', own: 'screen', when: ofPage };

/** Gives the own place in the meeting up; coming back leaves a gap on the record. */
export const leave: OwnAct = { name: 'leave', how: 'asks-once', own: 'place', when: ofPage };
