export { DebriefingDialog } from '../debriefing/index.ts';
export { EndpointActs } from './endpoint-acts.tsx';
export { KeyHelp } from './key-help.tsx';
export { LayoutChoice } from './layout-choice.tsx';
export { PanelsDialog } from './panels-dialog.tsx';
export { RecordingStrip } from './recording-strip.tsx';
export { RoomQuestion } from './room-question.tsx';
export { StageStrip } from './stage-strip.tsx';
