import type { Conduct } from './act.ts';

const ring = (name: string, request: 'ring.begin' | 'ring.end', rings: boolean, takenBackBy: string): Conduct => ({
  name,
  key: 'ring',
  how: 'at-once',
  request,
  params: ({ on }) => (on === null ? null : { endpointId: on.endpointId }),
  when: ({ on }) =>
    on !== null && !on.leads && on.seat.state !== 'present' && (on.ring?.stands === 'ringing') === rings,
  takenBackBy,
});

/** Calls one that is missing, so that its waiting page rings, or takes that back; one of them is possible at a time. */
export const ringActs = [
  ring('ring', 'ring.begin', false, 'end-ring'),
  ring('end-ring', 'ring.end', true, 'ring'),
] as const;
