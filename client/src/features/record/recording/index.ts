import { addTexts } from '../../../i18n/current-language.ts';
import { listeningTexts } from '../../../i18n/listening-shelf.ts';

/** What was recorded of a meeting, loaded where somebody wants to hear it. */
export const loadRecordingPlayer = async () => {
  const [{ RecordingPlayer }] = await Promise.all([import('./recording-player.tsx'), addTexts(listeningTexts)]);
  return { RecordingPlayer };
};

/** The same beside the minutes that are being written. */
export const loadListenCard = async () => {
  const [{ ListenCard }] = await Promise.all([import('./listen-card.tsx'), addTexts(listeningTexts)]);
  return { ListenCard };
};
