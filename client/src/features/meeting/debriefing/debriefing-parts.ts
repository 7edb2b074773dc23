export { DebriefingForm } from './debriefing-form.tsx';
export { DebriefingLine } from './debriefing-line.tsx';
