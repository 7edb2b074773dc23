export { Help } from './help.tsx';
export type { HelpTopic } from './help-topic.ts';
