import { lazy } from 'react';

/** Which types of meeting are recorded, loaded at a desk. */
export const RecordingRulesPage = lazy(async () => ({
  default: (await import('./recording-rules-page.tsx')).RecordingRulesPage,
}));
