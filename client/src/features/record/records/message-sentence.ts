import { ConductorPhrase, EndpointPhrase, type RecordedFact } from '@diem-cau/shared';
import type { TFunction } from 'i18next';
import { z } from 'zod';

const Phrase = z.enum([...EndpointPhrase.options, ...ConductorPhrase.options]);
const SettledCause = z.enum(['answered', 'lapsed']);

/** A fact about messages as a sentence; null for any other, and for one that this page does not know yet. */
export const messageSentence = (
  t: TFunction<'records'>,
  { type }: RecordedFact,
  { endpoint, by, detail }: Readonly<Record<'endpoint' | 'by' | 'detail', string>>,
): string | null => {
  if (type === 'messageSettled') {
    const cause = SettledCause.safeParse(detail);
    return cause.success ? t(`facts.messageSettled.${cause.data}`, { endpoint, by }) : null;
  }
  if (type !== 'messageTold' && type !== 'messageSent') return null;
  const [, says, said = ''] = /^(phrase|text) (.*)$/su.exec(detail) ?? [];
  if (says === 'text') return t(`facts.${type}`, { endpoint, by, words: said });
  const phrase = Phrase.safeParse(said);
  return phrase.success ? t(`facts.${type}`, { endpoint, by, words: t(`messagePhrases.${phrase.data}`) }) : null;
};
