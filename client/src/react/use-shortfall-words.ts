import type { Instant, MeetingView } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { shortfallOf } from '../core/recording/shortfall.ts';

/** What the recording does not keep although it runs, a sentence each; none where it keeps all, or does not run. @param time an instant as the page writes it */
export const useShortfallWords = (
  time: (at: Instant) => string,
): ((view: Pick<MeetingView, 'recording' | 'seats'>) => readonly string[]) => {
  const { t } = useTranslation('meeting');
  return (view) => {
    const { lacking, soundOnlySince } = shortfallOf(view);
    const words: string[] = [];
    if (lacking !== null) {
      const said = { names: lacking.names.join(', '), count: lacking.others, time: time(lacking.since) };
      words.push(t(lacking.others === 0 ? 'recording.lacking' : 'recording.lackingMore', said));
    }
    if (soundOnlySince !== null) words.push(t('recording.soundOnly', { time: time(soundOnlySince) }));
    return words;
  };
};
