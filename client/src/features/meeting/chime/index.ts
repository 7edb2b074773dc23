export { LateChime } from './late-chime.tsx';
