import { lazy } from 'react';
import { addTexts } from '../../../i18n/current-language.ts';
import { listeningTexts } from '../../../i18n/listening-shelf.ts';
import { rollTexts } from '../../../i18n/roll-shelf.ts';

/** The list of all meetings, loaded at a desk. */
export const MeetingsPage = lazy(async () => ({ default: (await import('./meetings-page.tsx')).MeetingsPage }));

/** A meeting's page, loaded at a desk with what is said of its roll while it goes on. */
export const RecordPage = lazy(async () => {
  const [{ RecordPage: page }] = await Promise.all([import('./record-page.tsx'), addTexts(rollTexts)]);
  return { default: page };
});

/** The page on which a recorded meeting is heard. */
export const RecordingPage = lazy(async () => {
  const [{ RecordingPage: page }] = await Promise.all([import('./recording-page.tsx'), addTexts(listeningTexts)]);
  return { default: page };
});
