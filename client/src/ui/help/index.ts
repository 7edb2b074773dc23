import { lazy } from 'react';
import { addTexts } from '../../i18n/current-language.ts';
import { helpTexts } from '../../i18n/shelves.ts';

export type { HelpTopic } from './help-topic.ts';

/** The help, loaded with its texts and pictures by whoever opens it. */
export const HelpContent = lazy(async () => {
  const [{ HelpContent: content }] = await Promise.all([import('./help-content.tsx'), addTexts(helpTexts)]);
  return { default: content };
});
