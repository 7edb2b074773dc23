import type { Asking, Conduct } from './act.ts';

const ofWalk = { place: 'roll', how: 'at-once', takenBackBy: 'undo-floor' } as const;

const commune = ({ view: { seats } }: Asking, missing: boolean): boolean =>
  seats.some(
    ({ leads, seat, rollCall }) => !leads && seat.state === 'present' && (!missing || rollCall?.stands !== 'answered'),
  );

const walking = ({ view, on }: Asking): boolean => on === null && view.roll !== null;

/** Whether a walk of this meeting has said anything yet. */
const called = ({ view: { seats } }: Asking): boolean => seats.some(({ rollCall }) => rollCall !== undefined);

const fromCalled = ({ view: { roll } }: Asking): { from?: NonNullable<typeof roll>['called'] } =>
  roll === null ? {} : { from: roll.called };

/** Calls all communes one after the other, the first one at once. */
export const walkRoll: Conduct = {
  ...ofWalk,
  name: 'walk-roll',
  key: 'roll',
  request: 'roll.begin',
  params: () => ({ whom: 'all' }),
  when: (asking) => asking.on === null && asking.view.roll === null && commune(asking, false),
};

/** Calls those again who have not answered. */
export const walkMissing: Conduct = {
  ...ofWalk,
  name: 'walk-missing',
  key: 'roll',
  request: 'roll.begin',
  params: () => ({ whom: 'missing' }),
  when: (asking) => asking.on === null && asking.view.roll === null && called(asking) && commune(asking, true),
};

/** Whoever is called has answered; the next one is called. */
export const rollNext: Conduct = {
  ...ofWalk,
  name: 'roll-next',
  key: 'roll',
  request: 'roll.next',
  params: fromCalled,
  when: walking,
};

/** Whoever is called does not answer; the next one is called. */
export const rollUnanswered: Conduct = {
  ...ofWalk,
  name: 'roll-unanswered',
  key: 'rollSilent',
  request: 'roll.unanswered',
  params: fromCalled,
  when: walking,
};

/** Ends the walk before all were called. */
export const endRoll: Conduct = {
  ...ofWalk,
  name: 'end-roll',
  request: 'roll.end',
  params: () => ({}),
  when: walking,
};

const phone = (name: string, byPhone: boolean, takenBackBy: string): Conduct => ({
  name,
  how: 'at-once',
  request: 'roll.markPhone',
  params: ({ on }) => (on === null ? null : { endpointId: on.endpointId, byPhone }),
  when: ({ on }) => on !== null && !on.leads && on.seat.state !== 'present' && (on.byPhone === undefined) === byPhone,
  takenBackBy,
});

/** Marks who is not there with its PC as attending by telephone, or no longer; one of them is possible at a time. */
export const phoneActs = [
  phone('mark-phone', true, 'unmark-phone'),
  phone('unmark-phone', false, 'mark-phone'),
] as const;

/** What can be done about the walk of the roll, in the order in which surfaces draw it. */
export const walkActs = [walkRoll, walkMissing, rollNext, rollUnanswered, endRoll] as const;
