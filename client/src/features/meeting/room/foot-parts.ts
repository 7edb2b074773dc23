export { KeyHelp } from './key-help.tsx';
export { LayoutChoice } from './layout-choice.tsx';
export { RoomQuestion } from './room-question.tsx';
export { StageStrip } from './stage-strip.tsx';
export { PairingDialog } from './pairing-dialog.tsx';
