import { EarlyPart } from '../core/early-part.ts';
import { addTexts } from '../i18n/current-language.ts';
import { refusalTexts } from '../i18n/shelves.ts';
import { useLatePart } from './use-late-part.ts';

const words = new EarlyPart(() => addTexts(refusalTexts));

/** Brings the sentences of refusals after the page, and draws whoever asks anew once they are there. */
export const useRefusalWords = (): void => void useLatePart(words);
