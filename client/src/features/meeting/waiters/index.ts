export { LateWaiters } from './late-waiters.tsx';
