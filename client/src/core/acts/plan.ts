import type { ExtensionMinutes } from '@diem-cau/shared';
import type { Conduct, FormAct } from './act.ts';

const extendBy = (minutes: ExtensionMinutes): Conduct => ({
  name: `extend-${minutes}`,
  place: 'plan',
  how: 'at-once',
  request: 'plan.extend',
  params: () => ({ minutes }),
  when: ({ view, on }) => on === null && view.plan !== undefined,
  takenBackBy: 'undo-extension',
});

/** Extends the meeting, from its planned end, or from now where that has passed. */
export const extendActs: readonly Conduct[] = [extendBy(15), extendBy(30)];

/** Takes the last extension back. */
export const undoExtension: Conduct = {
  name: 'undo-extension',
  place: 'plan',
  how: 'at-once',
  request: 'plan.takeBack',
  params: () => ({}),
  when: ({ view, on }) => on === null && view.plan?.last !== undefined,
};

/** Says when the meeting is to be over; the surface says in how many minutes. */
export const planEnd: FormAct<'plan.set'> = {
  name: 'plan-end',
  place: 'plan',
  how: 'form',
  request: 'plan.set',
  when: ({ on }) => on === null,
};

/** What can be done about the planned end of a meeting, in one place of its own. */
export const planActs = [...extendActs, undoExtension, planEnd] as const;
