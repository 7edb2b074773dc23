import type { ReportsView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { rearranges } from '../speakers/arranging.ts';
import { nothing, ofAll, ofEndpoint, type Nothing, type Topic } from '../topic.ts';
import type { Reports } from './state.ts';

/** What communes reported in writing on their tasks, by which the list of speakers can be arranged. */
export const reports: Topic<Reports, FactOf<'reports'>['type'], ReportsView, Nothing> = {
  initial: () => ({ day: null, of: new Map() }),
  folds: {
    reportsTaken: ({ of }, { day, reports: taken }) => ({
      day,
      of: new Map([...of, ...taken.map((each) => [each.endpointId, each] as const)]),
    }),
  },
  view: (meeting, audience) => ({
    reports:
      audience === 'seat' || audience === 'technician'
        ? { of: [], rearranges: false }
        : { of: [...meeting.reports.of.values()], rearranges: rearranges(meeting) },
  }),
  seatView: nothing,
  lines: {
    reportsTaken: ({ reports: [first, ...more] }) =>
      first === undefined || more.length > 0
        ? ofAll(String(first === undefined ? 0 : more.length + 1))
        : ofEndpoint(first),
  },
};
