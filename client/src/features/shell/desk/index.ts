import { lazy } from 'react';

/** The layout around the desk pages, loaded with the first of them and with their texts. */
export const DeskShell = lazy(async () => {
  const [{ DeskShell: shell }, { addDeskTexts }] = await Promise.all([
    import('./desk-shell.tsx'),
    import('../../../i18n/desk-texts.ts'),
  ]);
  addDeskTexts();
  return { default: shell };
});
