export { planParts } from './load-plan.ts';
export { PlanNoticePlace } from './plan-notice-place.tsx';
export { PlanPlace } from './plan-place.tsx';
