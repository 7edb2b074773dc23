import { useStore } from 'zustand';
import { planActs } from '../../../core/acts/plan.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { useActs } from '../../../react/use-acts.ts';
import type { Press } from '../../../react/use-press.ts';
import { PlanNotice } from './plan-notice.tsx';

/** The notice of the planned end where a commune conducts. */
export const CommunePlan = ({ press }: { readonly press: Press }) => {
  const { store } = useEndpoint();
  const view = useStore(store.state, ({ meeting }) => meeting);
  const acts = useActs({ acts: planActs, view, run: press.run, ask: () => undefined });
  return view === null ? null : <PlanNotice view={view} acts={acts} />;
};
