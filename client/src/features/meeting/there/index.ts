export { ThereButton, ThereDialog } from './there.tsx';
