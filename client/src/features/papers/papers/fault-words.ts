import type { TFunction } from 'i18next';
import { numberText } from '../../../ui/desk/figures.ts';
import type { PaperFault } from './paper-faults.ts';

/** What is wrong with a field, in a sentence that says what to do. */
export const faultWords = (t: TFunction<'papers'>, { what }: Pick<PaperFault, 'what'>): string =>
  what.is === 'too-long' ? t('faults.too-long', { most: numberText(what.most) }) : t(`faults.${what.is}`);
