export { messageParts } from './load-messages.ts';
export { SaidMark } from './said-mark.tsx';
