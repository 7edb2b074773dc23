import type { MeetingView } from '@diem-cau/shared';
import { Part } from '../../../ui/part.tsx';
import { planParts } from './load-plan.ts';

/** The place of the mark that says how long it is until the planned end; nothing where nobody planned one, or the meeting is over. */
export const PlanPlace = ({ view }: { readonly view: Pick<MeetingView, 'plan' | 'phase'> | null }) => {
  const plan = view?.plan;
  return plan === undefined || view?.phase.phase === 'closed' ? null : (
    <Part load={planParts.need} waiting={null}>
      {({ PlanMark }) => <PlanMark plan={plan} />}
    </Part>
  );
};
