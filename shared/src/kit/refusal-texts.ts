import { englishRefusals } from './refusals-en.ts';
import { vietnameseRefusals } from './refusals-vi.ts';

/** Every way in which a request can be refused, each with a sentence that its person can act on, by language. Closed list. */
export const refusalTexts = { vi: vietnameseRefusals, en: englishRefusals } as const;
