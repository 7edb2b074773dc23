import type { MeetingView } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { stateWords } from '../../../core/recording/state-words.ts';
import { useClockText } from '../../../react/use-clock-text.ts';
import { Banner } from '../../../ui/banner.tsx';

/** That nothing is kept of what is said, since when, and what comes of it. */
export const RecordingNotice = ({ recording }: { recording: NonNullable<MeetingView['recording']> }) => {
  const { t } = useTranslation('meeting');
  const { time } = useClockText();
  return (
    <Banner tone={recording.state === 'paused' ? 'warn' : 'trouble'} testId="not-recorded">
      {t(`recording.${stateWords(recording)}`, { time: time(recording.since) })}
    </Banner>
  );
};
