/** Whose help it is: the room's chair, a commune, the clerk at a desk, the administrator. */
export type HelpTopic = 'room' | 'commune' | 'desk' | 'admin';

/** The steps of each help, in their order; each has a sentence and a picture. */
export const helpSteps = ['first', 'second', 'third'] as const;
