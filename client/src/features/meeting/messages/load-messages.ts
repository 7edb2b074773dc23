import { EarlyPart } from '../../../core/early-part.ts';

/** What shows and writes messages: it is wanted just when sound or picture is bad, and so is loaded while the line bears it. */
export const messageParts = new EarlyPart(async () => (await import('./message-parts.ts')).loadMessageParts());
