import { useMeeting } from '../../../react/use-meeting.ts';
import { usePlanTells } from '../../../react/use-plan-tells.ts';
import type { Press } from '../../../react/use-press.ts';
import { Part } from '../../../ui/part.tsx';
import { planParts } from './load-plan.ts';

/** The place of the notice of the planned end where a commune conducts; nothing while there is nothing to tell. */
export const PlanNoticePlace = ({ press }: { readonly press: Press }) => {
  const tells = usePlanTells(useMeeting(({ plan }) => plan ?? null));
  return tells === null ? null : (
    <Part load={planParts.need} waiting={null}>
      {({ CommunePlan }) => <CommunePlan press={press} />}
    </Part>
  );
};
