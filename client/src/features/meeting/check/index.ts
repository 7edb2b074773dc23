export { LateCheck } from './late-check.tsx';
