export { MoreCommands } from './more-commands.tsx';
export { KeyHelp } from './key-help.tsx';
export { LayoutChoice } from './layout-choice.tsx';
export { StageStrip } from './stage-strip.tsx';
