export { OwnWindow } from './own-window.tsx';
export { Pairing } from './pairing.tsx';
