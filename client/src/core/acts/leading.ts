import type { MeetingView } from '@diem-cau/shared';
import type { Conduct, FormAct } from './act.ts';

const chairIsThere = ({ seats }: MeetingView): boolean =>
  seats.some(({ leads, seat }) => leads && seat.state === 'present');

const deputyIsThere = ({ leading: { deputy }, seats }: MeetingView): boolean =>
  deputy !== null &&
  (deputy.of === 'account' ||
    seats.some(({ endpointId, seat }) => endpointId === deputy.endpointId && seat.state === 'present'));

const isDeputy = ({ leading: { deputy } }: MeetingView, endpointId: string): boolean =>
  deputy?.of === 'endpoint' && deputy.endpointId === endpointId;

/** Names who leads where the chair is away; a form chooses whom. */
export const nameDeputy: FormAct<'leading.nameDeputy'> = {
  name: 'name-deputy',
  how: 'form',
  request: 'leading.nameDeputy',
  right: 'nameDeputy',
  when: ({ on }) => on === null,
};

/** Makes an endpoint the deputy, and the secretary again. */
export const deputyActs: readonly Conduct[] = [
  {
    name: 'make-deputy',
    how: 'at-once',
    right: 'nameDeputy',
    request: 'leading.nameDeputy',
    params: ({ on }) => (on === null ? null : { deputy: { of: 'endpoint', endpointId: on.endpointId } }),
    when: ({ view, on }) => on !== null && !on.leads && on.seat.state === 'present' && !isDeputy(view, on.endpointId),
    takenBackBy: 'end-deputy',
  },
  {
    name: 'end-deputy',
    how: 'at-once',
    right: 'nameDeputy',
    request: 'leading.nameDeputy',
    params: () => ({ deputy: null }),
    when: ({ view, on }) => on !== null && isDeputy(view, on.endpointId),
    takenBackBy: 'make-deputy',
  },
];

/** The chair's hand-over to the deputy, and its end; one of them is possible at a time. */
export const leadCommands: readonly Conduct[] = [
  {
    name: 'hand-over',
    key: 'lead',
    how: 'at-once',
    right: 'handOver',
    request: 'leading.handOver',
    params: () => ({}),
    when: ({ view, on }) => on === null && view.leading.acting === null && deputyIsThere(view),
    takenBackBy: 'take-back-lead',
  },
  {
    name: 'take-back-lead',
    key: 'lead',
    how: 'at-once',
    right: 'takeBackLead',
    request: 'leading.takeBack',
    params: () => ({}),
    when: ({ view, on }) => on === null && view.leading.acting !== null && chairIsThere(view),
    takenBackBy: 'hand-over',
  },
];

/** An admin gives the lead while the chair is away: to the deputy, or to an endpoint that is there. */
const assignLead: Conduct = {
  name: 'assign-lead',
  how: 'asks-once',
  right: 'assignLead',
  request: 'leading.assign',
  params: ({ on }) => ({ deputy: on === null ? null : { of: 'endpoint', endpointId: on.endpointId } }),
  when: ({ view, on }) => {
    if (chairIsThere(view)) return false;
    const { acting } = view.leading;
    if (on === null) return acting === null && deputyIsThere(view);
    const leads = acting?.deputy.of === 'endpoint' && acting.deputy.endpointId === on.endpointId;
    return !on.leads && on.seat.state === 'present' && !leads;
  },
};

export const leadActs: readonly Conduct[] = [...deputyActs, ...leadCommands, assignLead];
