export { DebriefingDialog } from './debriefing-dialog.tsx';
export { DebriefingPlace } from './debriefing-place.tsx';
export { debriefingParts } from './load-debriefing.ts';
