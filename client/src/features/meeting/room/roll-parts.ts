export { RollBoard } from './roll-board.tsx';
export { RollLine } from './roll-line.tsx';
