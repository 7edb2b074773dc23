import { lazy } from 'react';

export type { HelpTopic } from './help-topic.ts';

/** The help, loaded with its texts and pictures by whoever opens it. */
export const HelpContent = lazy(async () => {
  const [{ HelpContent: content }, { addHelpTexts }] = await Promise.all([
    import('./help-content.tsx'),
    import('../../i18n/help-texts.ts'),
  ]);
  addHelpTexts();
  return { default: content };
});
