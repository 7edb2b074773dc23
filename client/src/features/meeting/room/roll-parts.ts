export { BreakLine } from './break-line.tsx';
export { ReceiptsLine } from './receipts-line.tsx';
export { ReadyLine } from './ready-line.tsx';
export { RollBoard } from './roll-board.tsx';
export { RollLine } from './roll-line.tsx';
