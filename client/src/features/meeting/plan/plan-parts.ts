export { CommunePlan } from './commune-plan.tsx';
export { PlanDialog } from './plan-dialog.tsx';
export { PlanForm } from './plan-form.tsx';
export { PlanMark } from './plan-mark.tsx';
export { PlanNotice } from './plan-notice.tsx';
