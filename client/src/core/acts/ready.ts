import type { Conduct } from './act.ts';

const ofAll = { place: 'roll', how: 'at-once', params: () => ({}) } as const;

/** Asks all whether they are ready, also anew. */
export const askReady: Conduct = {
  ...ofAll,
  name: 'ask-ready',
  key: 'ready',
  request: 'ready.ask',
  when: ({ on }) => on === null,
  takenBackBy: 'end-ready',
};

/** Puts an end to the question. */
export const endReady: Conduct = {
  ...ofAll,
  name: 'end-ready',
  request: 'ready.end',
  when: ({ on, view }) => on === null && view.ready !== null,
  takenBackBy: 'ask-ready',
};

export const readyActs = [askReady, endReady] as const;
