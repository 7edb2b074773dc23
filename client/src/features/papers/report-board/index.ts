import { lazy } from 'react';
import { addTexts } from '../../../i18n/current-language.ts';
import { reportTexts } from '../../../i18n/report-shelf.ts';

/** How communes stand before the next briefing, loaded at a desk with its texts. */
export const ReportBoardPage = lazy(async () => {
  const [{ ReportBoardPage: page }] = await Promise.all([import('./report-board-page.tsx'), addTexts(reportTexts)]);
  return { default: page };
});
