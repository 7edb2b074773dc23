export { Help } from './help.tsx';
export { wiringRules } from './wiring.tsx';
export { WiringDrawing } from './wiring-drawing.tsx';
export type { HelpTopic } from './help-topic.ts';
