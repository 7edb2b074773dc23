import { planLeft, type Plan, type PlanTells } from '@diem-cau/shared';
import { useSyncExternalStore } from 'react';
import { useHub } from './hub-context.tsx';

const eachSecond = (look: () => void): (() => void) => {
  const timer = setInterval(look, 1_000);
  return () => clearInterval(timer);
};

/** What whoever conducts is told of the planned end now; null while there is nothing. The page is drawn anew only when that changes. */
export const usePlanTells = (plan: Plan | null | undefined): PlanTells | null => {
  const { hub } = useHub();
  return useSyncExternalStore(eachSecond, () =>
    plan === null || plan === undefined ? null : planLeft(plan, hub.now()).tells,
  );
};
