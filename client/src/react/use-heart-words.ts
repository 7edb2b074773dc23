import type { Instant, MeetingView } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { useRecordingHeart } from './use-recording-heart.ts';

/** That a recording goes on, in words. */
export interface HeartWords {
  /** Until when all is kept, how fast it grows, and for how long there is room; null where nothing is known. */
  readonly goesOn: string | null;
  /** How many microphones are heard; null where nothing is known. */
  readonly heard: string | null;
  /** That there is no room until the planned end, or for a quarter of an hour; null where there is, or nobody knows. */
  readonly tooLittle: string | null;
}

/**
 * That the recording of a meeting goes on, and whether there is room for the rest of it, looked at every `everyMs` milliseconds.
 * @param time an instant as the page writes it @param second the same to the second
 */
export const useHeartWords = (
  view: MeetingView | null,
  { everyMs, time, second }: Record<'time' | 'second', (at: Instant) => string> & { readonly everyMs: number },
): HeartWords => {
  const { t } = useTranslation('meeting');
  const heart = useRecordingHeart(view, everyMs);
  if (heart === null) return { goesOn: null, heard: null, tooLittle: null };
  const { keptUntil, heard, rate, lasts, endsAt } = heart;
  const grows = t('recording.grows', { time: second(keptUntil), rate });
  const room =
    lasts === 'unknown'
      ? t('recording.roomUnknown')
      : lasts && t(`recording.lasts.${lasts.unit}`, { count: lasts.count });
  return {
    goesOn: room === null ? grows : `${grows} ${room}`,
    heard: t('recording.heard', { count: heard }),
    tooLittle: endsAt === null ? null : t('recording.tooLittleRoom', { until: time(endsAt) }),
  };
};
