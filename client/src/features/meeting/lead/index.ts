import { EarlyPart } from '../../../core/early-part.ts';

/** The line about who leads in the chair's place: it is wanted just when the chair's room is lost. */
export const leadLine = new EarlyPart(async () => (await import('./lead-line.tsx')).loadLeadLine());
