import { rungOf, type Rung, type SeatView } from '@diem-cau/shared';
import type { Asking, Conduct } from './act.ts';

/** Also where a line that wavers bears no more than the stage just now: a button that comes and goes is missed. */
const seesStage = (on: SeatView): boolean => on.rungLimit === undefined && ['full', 'stage'].includes(rungOf(on));

const limit = (name: string, rung: Rung, when: (on: SeatView) => boolean, takenBackBy: string): Conduct => ({
  name,
  right: 'limitReception',
  how: 'at-once',
  request: 'ladder.limit',
  params: ({ on }) => (on === null ? null : { endpointId: on.endpointId, rung }),
  // The leading room chooses for itself; for it as well whoever sits at a desk.
  when: ({ on, who }: Asking) =>
    on !== null && (!on.leads || who.kind === 'account') && on.seat.state === 'present' && when(on),
  takenBackBy,
});

/** How much of the meeting one endpoint receives, for the sake of its line; what was set by hand is taken back. */
export const receptionActs: readonly Conduct[] = [
  limit('hear-only', 'voice', (on) => on.rungLimit === undefined && rungOf(on) !== 'voice', 'picture-again'),
  limit('small-picture', 'one-picture', seesStage, 'picture-again'),
  limit('main-picture', 'stage', seesStage, 'picture-again'),
  limit('picture-again', 'full', (on) => on.rungLimit !== undefined, 'hear-only'),
];
