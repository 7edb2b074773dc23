import type { PartsView, SeatPartView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { ofAll, type Topic } from '../topic.ts';
import { namedSecretary } from './secretary.ts';
import { hosts } from './standing.ts';
import type { Parts } from './state.ts';

/** Who has a part in the meeting: its secretary, and the endpoints of the unit that holds it. */
export const parts: Topic<Parts, FactOf<'parts'>['type'], PartsView, SeatPartView> = {
  initial: ({ secretary, hostUnit }) => ({ secretary: secretary ?? null, hostUnitId: hostUnit?.unitId ?? null }),
  folds: {
    secretaryNamed: (state, { secretary }) => ({ ...state, secretary }),
    personShutOut: (state, { accountId }) => ({
      ...state,
      secretary: state.secretary?.accountId === accountId ? null : state.secretary,
    }),
  },
  view: ({ parts: { secretary } }) => ({
    secretary: secretary === null ? null : namedSecretary(secretary),
  }),
  seatView: (meeting, { endpoint }) => ({ hosts: hosts(endpoint, meeting.parts.hostUnitId) }),
  lines: {
    secretaryNamed: ({ secretary }) => ofAll(secretary?.name ?? ''),
    personShutOut: ({ name }) => ofAll(name),
  },
};
