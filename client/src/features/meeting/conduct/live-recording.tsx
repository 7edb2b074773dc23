import type { MeetingView } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { RecordingMark } from '../../../ui/recording-mark.tsx';
import { useTimes } from '../../../ui/desk/use-times.ts';
import classes from './live-meeting.module.css';

/** That the meeting is recorded, or why it is not at the moment, and since when. */
export const LiveRecording = ({ recording }: Pick<MeetingView, 'recording'>) => {
  const { t } = useTranslation('meeting');
  const { clock } = useTimes();
  if (recording === null) return null;
  const { state, since } = recording;
  const words = {
    running: 'recording.declared',
    paused: 'recording.pausedSince',
    failing: 'recording.failingSince',
  } as const;
  return (
    <p className={classes.recording}>
      <RecordingMark state={state} /> {t(words[state], { time: clock(since) })}
    </p>
  );
};
