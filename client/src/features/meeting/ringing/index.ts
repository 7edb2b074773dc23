export { LateRinging } from './late-ringing.tsx';
